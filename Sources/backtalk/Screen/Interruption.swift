import AudioOutput
import Glibc
import Synchronization
import System

/// Ctrl-C and its like for a command that writes a file: the program ends at once while there is nothing to tidy up,
/// and otherwise when what is being done has been undone.
final class Interruption: Sendable {
    private struct State {
        var isAsked = false
        /// Somebody looks at `isAsked`, and ends by it.
        var isAwaited = false
    }

    private let state = Mutex(State())

    /// Made before any other thread.
    init() throws {
        let signals = try SignalWatch()
        let thread = try PlainThread("backtalk-signal") { [self] in
            signals.wait()
            let isAwaited = state.withLock { state in
                state.isAsked = true
                return state.isAwaited
            }
            if !isAwaited { _exit(ExitStatus.interrupted.rawValue) }
        }
        thread.detach()
    }

    /// Runs `body`, which asks now and then whether it was interrupted, and ends by throwing if so.
    ///
    /// - Throws: `EndOfSession` where it was interrupted; else what `body` throws.
    func awaited(_ body: (_ isAsked: () -> Bool) throws -> Void) throws {
        state.withLock { $0.isAwaited = true }
        do {
            try body { state.withLock { $0.isAsked } }
        } catch  where state.withLock({ $0.isAsked }) {
            throw EndOfSession(code: .interrupted)
        }
        state.withLock { $0.isAwaited = false }
    }
}
