/// What the journal has that reminders go by.
public struct ReminderRecord: Sendable, Hashable {
    /// Those that are not over.
    public var rests: [Rest]
    /// How many sessions were done today.
    public var done: Int
    /// The last time that somebody asked to be reminded later.
    public var later: Later?

    public struct Later: Sendable, Hashable {
        /// When it was asked.
        public var asked: Instant
        public var until: Instant

        public init(asked: Instant, until: Instant) {
            self.asked = asked
            self.until = until
        }
    }

    public init(rests: [Rest] = [], done: Int = 0, later: Later? = nil) {
        self.rests = rests
        self.done = done
        self.later = later
    }
}
