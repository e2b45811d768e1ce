import Desktop
import Reminders
import Synchronization

@testable import backtalk

/// A desktop that shows what a test says, and keeps what it was asked for.
final class ScriptedDesktop: ReminderDesktop {
    private struct State {
        var conditions = Reminders.Conditions()
        var notice: (notice: Notice, answer: @Sendable (Notice.Answer) -> Void)?
        var log: [String] = []
        var offers = false
    }

    private let state = Mutex(State())

    var offers: Bool { state.withLock { $0.offers } }

    func show(_ gate: Gate, _ isOn: Bool) { state.withLock { $0.conditions[gate] = isOn } }

    /// What was shown and withdrawn since the last time it was asked.
    func take() -> [String] {
        state.withLock { state in
            defer { state.log = [] }
            return state.log
        }
    }

    /// What answers the notice that is open; once.
    func answer() -> (@Sendable (Notice.Answer) -> Void)? {
        state.withLock { state in
            defer { state.notice = nil }
            return state.notice?.answer
        }
    }

    func look(_ answer: @escaping @Sendable (Reminders.Conditions) -> Void) {
        answer(state.withLock { $0.conditions })
    }

    func offer(_ canBegin: Bool) { state.withLock { $0.offers = canBegin } }

    func notify(_ notice: Notice, answer: @escaping @Sendable (Notice.Answer) -> Void) {
        state.withLock { state in
            state.notice = (notice, answer)
            state.log.append("\(notice.title) \(notice.text)")
        }
    }

    func withdraw() {
        state.withLock { state in
            state.notice = nil
            state.log.append("withdrawn")
        }
    }
}
