/// How and when a session ended. A session whose process died has none.
public struct SessionEnd: Sendable, Hashable {
    public var moment: Moment
    public var outcome: Outcome

    public init(moment: Moment, outcome: Outcome) {
        self.moment = moment
        self.outcome = outcome
    }

    public enum Outcome: Sendable, Hashable {
        /// The last frame was heard.
        case finished
        /// The person stopped it.
        case stopped
        /// It could not go on; a sentence for the person.
        case failed(String)
        /// The process was told to end while the session played.
        case brokenOff
    }
}
