/// What a gate wants done, in this order.
public enum GateAction: Sendable, Hashable {
    case sound(Sound)
    /// Shows the notification; `again` for the second and last time.
    case show(Reminder, again: Bool)
    /// Takes the notification back.
    case withdraw
    /// Plays the routine, or the configured one.
    case begin(routine: String?)
    /// For the journal.
    case note(Note)

    public enum Sound: Sendable, Hashable {
        case chime, chimeAndSentence
    }

    /// What became of a reminder.
    public enum Note: Sendable, Hashable {
        case given(Reminder)
        case waits(Reminder, Gate)
        case lapsed(Reminder, Lapse)
        case snoozed(Reminder?, until: Instant)
        /// Nobody answered, twice.
        case ignored(Reminder)
        case closed(Reminder)
        case started(Reminder)
        /// A session was begun before an answer.
        case answered(Reminder)
        case rests(Rest)
        /// No rest is left.
        case resumed
    }
}
