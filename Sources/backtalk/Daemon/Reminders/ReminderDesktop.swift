import Desktop
import Reminders

/// What reminders want of the desktop, on the daemon's loop. Answers come there too, at once or later.
protocol ReminderDesktop: Sendable {
    /// Tells what speaks for or against talking to the person now.
    func look(_ answer: @escaping @Sendable (Reminders.Conditions) -> Void)

    /// Whether the play button would begin a session.
    func offer(_ canBegin: Bool)

    /// Shows a notice in place of the one before, which gets no answer any more.
    func notify(_ notice: Notice, answer: @escaping @Sendable (Notice.Answer) -> Void)

    /// Takes the notice away.
    func withdraw()
}

extension Presence: ReminderDesktop {
    nonisolated func look(_ answer: @escaping @Sendable (Reminders.Conditions) -> Void) {
        look { (seen: Desktop.Conditions) in answer(Reminders.Conditions(seen)) }
    }
}

extension Reminders.Conditions {
    init(_ seen: Desktop.Conditions) {
        self.init()
        self[.microphone] = seen.microphone
        self[.camera] = seen.camera
        self[.locked] = seen.locked
        self[.away] = seen.away
        self[.doNotDisturb] = seen.doNotDisturb
        self[.fullScreen] = seen.fullScreen
        self[.music] = seen.music
    }
}
