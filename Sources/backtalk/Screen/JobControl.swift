import AudioOutput
import Glibc
import Player
import Synchronization
import System

/// What a terminal and its shell tell by signals: Ctrl-Z and `fg`, and another size. Made before any thread.
///
/// Ctrl-Z pauses the session, gives the terminal back, and then stops the process. Back in the foreground it takes the
/// terminal again and stays paused; `bg` lets it play on without one.
final class JobControl: Sendable {
    private let signals: SignalDescriptor
    private let isStoppable: Bool
    private let wasStopped = Atomic(false)

    /// In milliseconds: pausing takes at most 20.
    private static let fallingSilent: Int64 = 60

    /// - Throws: `SystemError` when the process has no descriptor left.
    init() throws {
        isStoppable = !SignalWatch.isIgnored(SIGTSTP)
        signals = try SignalDescriptor([SIGWINCH, SIGCONT] + (isStoppable ? [SIGTSTP] : []))
    }

    func watch(
        on loop: PollLoop, display: any SessionDisplay, keyboard: Keyboard?,
        send: @escaping @Sendable (Command) -> Void
    ) {
        let takeKeys: @Sendable () -> Void = {
            keyboard?.take()
            keyboard?.watch(on: loop, send: send, help: { display.turnHelp() })
        }
        // Rings when the sound has had the time to fall silent.
        let silence = PollLoop.Alarm(on: loop)
        loop.watch(signals.descriptor) {
            while let signal = self.signals.next() {
                switch signal {
                case SIGTSTP:
                    send(.pause)
                    silence.set(at: .now.advanced(milliseconds: Self.fallingSilent)) {
                        display.leave()
                        keyboard?.letGo()
                        self.wasStopped.store(true, ordering: .relaxed)
                        Self.stop()
                    }
                case SIGCONT:
                    guard self.wasStopped.exchange(false, ordering: .relaxed) else { continue }
                    if Terminal.isInForeground {
                        takeKeys()
                        display.comeBack()
                    } else {
                        // Whoever sends it to the background wants to hear it.
                        send(.resume)
                    }
                case SIGWINCH: display.refresh()
                default: continue
                }
            }
        }
        takeKeys()
    }

    /// As the signal would have done it, had it not been read from a descriptor. Returns when the process goes on.
    private static func stop() {
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGTSTP)
        raise(SIGTSTP)
        pthread_sigmask(SIG_UNBLOCK, &set, nil)
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }
}
