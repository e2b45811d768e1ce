import Synchronization

@testable import Journal

/// A disk that fails as often as it is told, and that can hang.
final class ScriptedStore: NoteStore {
    struct State {
        var written: [Backlog] = []
        var attempts = 0
        var failures: [JournalError?] = []
        var isHanging = false
    }

    private let state: Monitor<State>

    /// - Parameter failures: What each attempt to write throws, in order; nil: it succeeds, as do all after.
    init(failures: [JournalError?] = [], isHanging: Bool = false) {
        state = Monitor(State(failures: failures, isHanging: isHanging))
    }

    var written: [Backlog] { state.withLock { $0.written } }
    var attempts: Int { state.withLock { $0.attempts } }

    func write(_ backlog: Backlog, of session: SessionKey) throws(JournalError) {
        state.withLock { $0.attempts += 1 }
        state.wake()
        let error: JournalError? = state.wait { state in
            guard !state.isHanging else { return .wait(until: nil) }
            let error = state.failures.isEmpty ? nil : state.failures.removeFirst()
            if error == nil { state.written.append(backlog) }
            return .ready(error)
        }
        state.wake()
        if let error { throw error }
    }

    func letGo() {
        state.withLock { $0.isHanging = false }
        state.wake()
    }

    func waitForWrites(_ count: Int) {
        state.wait { $0.written.count >= count ? .ready(()) : .wait(until: nil) }
    }
    func waitForAttempts(_ count: Int) {
        state.wait { $0.attempts >= count ? .ready(()) : .wait(until: nil) }
    }

    /// A writer onto this disk.
    func writer(
        interval: Duration = .zero, report: @escaping @Sendable (JournalError) -> Void = { _ in }
    ) -> JournalWriter {
        JournalWriter(
            path: "/nowhere", key: SessionKey(RandomSession(seed: 0).start), standing: nil,
            interval: interval,
            open: { () throws(JournalError) in self }, report: report)
    }
}
