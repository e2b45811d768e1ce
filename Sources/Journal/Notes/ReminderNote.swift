/// What became of a reminder, or what a person asked of reminders.
public struct ReminderNote: Sendable, Hashable {
    public var moment: Moment
    public var event: Event
    /// When the reminder was due, in milliseconds since 1970-01-01T00:00:00Z; nil where it is about none.
    public var due: Int64?
    /// Until when it was put off, or all of them rest, in milliseconds since 1970; nil: until the person says so.
    public var until: Int64?
    /// Why it waits or lapsed, in the caller's own notation.
    public var reason: String?

    public init(
        moment: Moment, event: Event, due: Int64? = nil, until: Int64? = nil, reason: String? = nil
    ) {
        self.moment = moment
        self.event = event
        self.due = due
        self.until = until
        self.reason = reason
    }

    public enum Event: String, Sendable, Hashable, CaseIterable {
        case given
        /// It cannot be given yet.
        case waits
        /// It was never given.
        case lapsed
        case snoozed
        /// Nobody answered.
        case ignored
        case closed
        /// Its session was begun from it.
        case started
        /// A session was begun otherwise.
        case answered
        /// Of all reminders, for the rest of a day.
        case skipped
        /// Of all reminders.
        case paused, resumed
    }
}
