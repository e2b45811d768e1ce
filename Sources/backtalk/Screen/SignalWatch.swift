import Glibc
import Player
import Synchronization
import System

/// Ctrl-C and its like, read from a descriptor. Made before any thread, so that none of them is ended by one.
final class SignalWatch: Sendable {
    private let signals: SignalDescriptor
    private let came = Atomic(false)

    /// Whether one has come: who ends with a key has not been interrupted.
    var haveCome: Bool { came.load(ordering: .relaxed) }

    /// - Throws: `SystemError` when the process has no descriptor left.
    init() throws {
        // Whoever reads our output and goes away ends us too, but not before the terminal is as it was.
        let ending = [SIGINT, SIGTERM, SIGPIPE]
        signals = try SignalDescriptor(Self.isIgnored(SIGHUP) ? ending : ending + [SIGHUP])
    }

    /// Hands them to `send`, on the loop.
    func watch(on loop: PollLoop, send: @escaping @Sendable (Command) -> Void) {
        loop.watch(signals.descriptor) {
            while let signal = self.signals.next() {
                self.came.store(true, ordering: .relaxed)
                // Only a person who asks twice is in a hurry.
                send(Int32(signal) == SIGPIPE ? .stop : .interrupt)
            }
        }
    }

    /// Returns when one has come.
    func wait() {
        var descriptor = pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0)
        while signals.next() == nil { poll(&descriptor, 1, -1) }
    }

    /// A program that `nohup` started is not to hear that the terminal has gone; a descriptor would tell it all the same.
    static func isIgnored(_ signal: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(signal, nil, &action) == 0 else { return false }
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
            == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
