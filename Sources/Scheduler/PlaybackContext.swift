import Practice

/// The place of a person in a session when they ask for something.
public struct PlaybackContext: Sendable, Hashable {
    /// The frame that is heard; in an aside the one at which the session goes on after it.
    public var frame: Frames
    /// The kind of the lines outside the timeline that are heard now; nil: none.
    public var aside: AsideKind?
    /// The position of the body, if that is not the one of the timeline at `frame`: on a way that has not been gone to its end.
    public var position: Position?
    /// The same was asked for less than `repeatInterval` before.
    public var isAskedAgain: Bool

    /// Within this time a second "say that again" means the whole pose.
    public static let repeatInterval = Frames.seconds(5)

    public enum AsideKind: Sendable, Hashable {
        /// It leads the body somewhere: leaving it out would leave the person behind.
        case way
        /// It only says something.
        case words

        public init(_ timeline: Timeline) {
            self = timeline.spans.contains { $0.kind != .ready } ? .way : .words
        }
    }

    public init(
        frame: Frames, aside: AsideKind? = nil, position: Position? = nil, isAskedAgain: Bool = false
    ) {
        self.frame = frame
        self.aside = aside
        self.position = position
        self.isAskedAgain = isAskedAgain
    }
}
