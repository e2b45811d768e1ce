import Glibc

/// The thread that writes the notes of one session, and alone waits for the disk.
final class WritingThread: Sendable {
    let state: Monitor<WritingState>
    private let key: SessionKey
    private let open: @Sendable () throws(JournalError) -> any NoteStore
    private let report: @Sendable (JournalError) -> Void

    init(
        _ state: Monitor<WritingState>, key: SessionKey,
        open: @escaping @Sendable () throws(JournalError) -> any NoteStore,
        report: @escaping @Sendable (JournalError) -> Void
    ) {
        self.state = state
        self.key = key
        self.open = open
        self.report = report
    }

    /// - Returns: 0, or the errno of a system that has no thread left.
    func start() -> Int32 {
        let context = Unmanaged.passRetained(self)
        var thread = pthread_t()
        let result = pthread_create(&thread, nil, threadMain, context.toOpaque())
        if result == 0 { pthread_detach(thread) } else { context.release() }
        return result
    }

    fileprivate func run() {
        var store: (any NoteStore)?
        while let backlog = state.wait({ Self.next(&$0) }) {
            do throws(JournalError) {
                let place = if let store { store } else { try open() }
                store = place
                try place.write(backlog, of: key)
                state.withLock { $0.wrote() }
            } catch {
                // What failed is opened anew the next time: it may be another disk by then.
                store = nil
                if state.withLock({ $0.failed(backlog, error) }) { report(error) }
            }
            state.wake()
        }
        // Closing the file brings the log into it; only then it is over for who waits.
        store = nil
        state.withLock { $0.ended() }
        state.wake()
    }

    private static func next(_ state: inout WritingState) -> Monitor<WritingState>.Answer<Backlog?> {
        switch state.step(at: SuspendingClock.now) {
        case .write(let backlog): .ready(backlog)
        case .wait(let moment): .wait(until: moment)
        case .end: .ready(nil)
        }
    }
}

/// A function of its own: a closure passed to C crashes the compiler in Swift 6 mode.
private func threadMain(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    let thread = Unmanaged<WritingThread>.fromOpaque(context).takeRetainedValue()
    // Signals are for the thread that reads them from a descriptor.
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, nil)
    thread.run()
    return nil
}
