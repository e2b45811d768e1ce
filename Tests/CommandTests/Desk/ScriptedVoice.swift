import Desktop
import Reminders
import Synchronization
import System

@testable import Player
@testable import backtalk

/// Prepares reminders at once, or when a test says so.
final class ScriptedVoice: ReminderVoice {
    private let held = Mutex<[@Sendable () -> Void]?>(nil)

    /// Nothing is prepared until `go`.
    func hold() { held.withLock { $0 = [] } }

    func go() {
        let waiting = held.withLock { held in
            defer { held = nil }
            return held ?? []
        }
        for answer in waiting { answer() }
    }

    func prepare(
        _ reminder: Reminder, speaks: Bool, on loop: PollLoop,
        _ answer: @escaping @Sendable (PreparedReminder) -> Void
    ) {
        let prepared = PreparedReminder(
            notice: .reminder("Time for \(reminder.routine ?? "the usual"). On the floor."),
            sound: Sound(speaks: speaks))
        let isHeld = held.withLock { held in
            held?.append { answer(prepared) }
            return held != nil
        }
        if !isHeld { answer(prepared) }
    }

    /// What would be played.
    struct Sound: Performance {
        let speaks: Bool
        func run() -> Session.Outcome {
            Session.Outcome(ending: .finished, position: .zero, counters: Observation.Counters())
        }
        func stop() {}
    }
}
