import Practice
import Scheduler

/// Where a person is in a session when they ask for something.
public struct Whereabouts: Sendable, Hashable {
    /// The frame that is heard; in an aside the one at which the session goes on after it.
    public var frame: Frames
    /// What the lines outside the timeline are that are heard now.
    public var aside: AsideKind?
    /// Where the body is, if that is not where the timeline has it at `frame`: on a way that has not been gone to its end.
    public var position: Position?
    /// The same was asked for less than `Whereabouts.soon` before.
    public var isAskedAgain: Bool

    /// Within this time a second "say that again" means the whole pose.
    public static let soon = Frames.seconds(5)

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
