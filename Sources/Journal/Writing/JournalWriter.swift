/// Takes the notes of one session and writes them behind its back: no call waits for the disk, but for `flush` and
/// `close`, and no disk that fails stops the session.
///
/// The session itself, and whatever is urgent, is written at once; the rest in one transaction every 5 s at most, and
/// none while nothing is noted. What cannot be written is kept in memory and tried again every 5 s.
public final class JournalWriter: Sendable {
    private let state: Monitor<WritingState>

    /// What a kill or a power cut may cost at most.
    public static let interval = Duration.seconds(5)

    /// Begins a session in the journal at `path`, which is opened on the writer's own thread.
    ///
    /// - Parameters:
    ///   - standing: Where a resumed session goes on; nil at the beginning of the routine. It is on the disk with the
    ///     start, so that a session that breaks off again at once resumes at the same place.
    ///   - interval: The longest that a note stays in memory alone.
    ///   - report: Is told of the first failure of the session, and of no other, on a thread of the writer's.
    public convenience init(
        path: String, start: SessionStart, standing: Standing? = nil, interval: Duration = interval,
        report: @escaping @Sendable (JournalError) -> Void
    ) {
        self.init(
            path: path, key: SessionKey(start), standing: standing, interval: interval,
            open: { () throws(JournalError) in try Journal(path: path) }, report: report)
    }

    init(
        path: String, key: SessionKey, standing: Standing?, interval: Duration,
        open: @escaping @Sendable () throws(JournalError) -> any NoteStore,
        report: @escaping @Sendable (JournalError) -> Void
    ) {
        state = Monitor(WritingState(interval: interval, standing: standing))
        self.path = path
        let result = WritingThread(state, key: key, open: open, report: report).start()
        if result != 0 {
            let error = JournalError(errno: result, path: path)
            state.withLock { $0.neverBegan(error) }
            report(error)
        }
    }

    deinit {
        state.withLock { $0.close() }
        state.wake()
    }

    public let path: String

    /// Why what was noted is not on the disk and was not at the last try; nil where it is, or was never tried.
    public var trouble: JournalError? { state.withLock { $0.trouble } }

    /// Notes what happened. Never waits for the disk; cheap enough for every period, but not for the audio thread.
    ///
    /// - Parameter urgent: Write it at once: a change of the pose, the end.
    public func note(_ note: JournalNote, urgent: Bool = false) {
        let isSooner = state.withLock { state in
            // Only a thread that would sleep too long is woken.
            let now = SuspendingClock.now
            let before = state.due(at: now)
            state.note(note, urgent: urgent)
            guard let after = state.due(at: now) else { return false }
            return before.map { after < $0 } ?? true
        }
        if isSooner { state.wake() }
    }

    /// Has everything written that was noted, and waits for it.
    ///
    /// - Returns: Why not all of it is on the disk, or nil.
    @discardableResult
    public func flush(within limit: Duration = .seconds(2)) -> JournalError? {
        let before = state.withLock { state in
            state.hurry()
            return state.attempts
        }
        return settle(within: limit) {
            $0.isWritten || $0.isOver || $0.trouble != nil && $0.attempts > before
        }
    }

    /// Takes no more notes, writes what there is, and closes the file; waits for that, but not for ever.
    ///
    /// - Returns: Why not all of it is on the disk, or nil.
    @discardableResult
    public func close(within limit: Duration = .seconds(2)) -> JournalError? {
        state.withLock { $0.close() }
        return settle(within: limit, \.hasEnded)
    }

    private func settle(within limit: Duration, _ isSettled: (WritingState) -> Bool) -> JournalError? {
        let deadline = SuspendingClock.now + limit
        state.wake()
        return state.wait { state in
            guard isSettled(state) || SuspendingClock.now >= deadline else { return .wait(until: deadline) }
            if state.isWritten { return .ready(nil) }
            return .ready(state.trouble ?? JournalError(.late, path: path))
        }
    }
}
