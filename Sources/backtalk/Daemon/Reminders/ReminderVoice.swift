import Desktop
import Player
import Reminders
import System

/// Makes ready what is shown and heard of a reminder.
protocol ReminderVoice: Sendable {
    /// - Parameters:
    ///   - loop: where it will be played.
    ///   - answer: called once, on any thread.
    func prepare(
        _ reminder: Reminder, speaks: Bool, on loop: PollLoop,
        _ answer: @escaping @Sendable (PreparedReminder) -> Void)
}

/// What is shown and heard of a reminder.
struct PreparedReminder: Sendable {
    var notice: Notice
    /// nil: it can only be shown.
    var sound: (any Performance)?
}

/// The person's own voice. The minutes it names are the session's own, so that is arranged first: a moment's work, away
/// from the loop.
struct PersonalVoice: ReminderVoice {
    private let directories: Directories
    private let errands = Errands("backtalk-words")

    init(_ directories: Directories) { self.directories = directories }

    func prepare(
        _ reminder: Reminder, speaks: Bool, on loop: PollLoop,
        _ answer: @escaping @Sendable (PreparedReminder) -> Void
    ) {
        errands.run {
            var prepared = PreparedReminder(notice: .reminder(nil))
            do {
                let spoken = try spoken(reminder.routine)
                prepared.notice = .reminder(spoken.text)
                prepared.sound = try ReminderSound(spoken, speaks: speaks, on: loop)
            } catch {
                DaemonLog.note(.warning, "A reminder is not heard", error)
            }
            answer(prepared)
        }
    }

    /// Of the usual routine, where that of the reminder has gone.
    private func spoken(_ routine: String?) throws -> SpokenReminder {
        do {
            return try SpokenReminder(
                try Preparation(
                    SessionRequest(routine: routine.map { .typed($0) }), directories: directories))
        } catch  where routine != nil {
            DaemonLog.note(.warning, "The routine of a reminder cannot be played", error)
            return try SpokenReminder(try Preparation(directories: directories))
        }
    }
}
