import Practice

/// The session after a request, and how it goes on.
public struct PlaybackResponse: Sendable {
    /// The session from now on.
    public var arrangement: Arrangement
    public var motion: Motion
    /// The change that an edit made; nil where the request was for another place.
    public var change: Edit.Change?

    public enum Motion: Sendable {
        /// It plays on where it is, and a soft tone says that the request was heard.
        case staysWithTone
        /// The lines outside the timeline are said again from their start; those that lead somewhere, from their last
        /// sentence.
        case asideAgain
        /// More of the present silence in what leads somewhere, and a soft tone.
        case asideLonger
        /// It goes on at this frame, at once.
        case moves(to: Frames)
        /// These lines are heard first; they know where it goes on.
        case says(Aside)
        /// These lines lead from this position of the body to where it goes on.
        case leads(Aside, from: Position)
    }

    public init(_ arrangement: Arrangement, _ motion: Motion, change: Edit.Change? = nil) {
        self.arrangement = arrangement
        self.motion = motion
        self.change = change
    }
}
