import Glibc
import Player

/// Ctrl-C and its like, handed to the loop. Made before any thread, so that none of them is ended by one.
final class SignalWatch: Sendable {
    private let signals: SignalDescriptor

    /// - Throws: `OutputError` when the process has no descriptor left.
    init() throws { signals = try SignalDescriptor([SIGINT, SIGTERM, SIGHUP]) }

    func watch(on loop: PollLoop, send: @escaping @Sendable (Command) -> Void) {
        loop.watch(signals.descriptor) {
            while self.signals.next() != nil { send(.interrupt) }
        }
    }
}
