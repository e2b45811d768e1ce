/// An instant at which reminders are due, with the rules that want it.
public struct Firing: Sendable, Hashable {
    public let instant: Instant
    /// In the order of their rules; each rule once.
    public internal(set) var causes: [Cause]

    public struct Cause: Sendable, Hashable {
        /// The index of the rule.
        public let rule: Int
        /// The day to which the time belongs: that on which a window over midnight began.
        public let day: CivilDay
    }
}
