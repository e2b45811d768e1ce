import Practice
import Scheduler

/// What a wish leads to.
public struct Answer: Sendable {
    /// The session from now on.
    public var arrangement: Arrangement
    public var motion: Motion
    /// What an edit changed; nil where the wish was for another place.
    public var change: Edit.Change?

    public enum Motion: Sendable {
        /// It plays on where it is, and a soft tone says that the wish was heard.
        case staysWithTone
        /// What is said outside the timeline just now is said again from its start; what leads somewhere, from its last
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
