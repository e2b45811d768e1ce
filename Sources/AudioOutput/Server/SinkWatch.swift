import Synchronization
import System

/// Asks a sound server that speaks PulseAudio's protocol which of its sinks we are heard on, at every change: ALSA does not
/// tell when a server moves a stream. On a thread of its own, which sleeps while nothing changes.
public final class SinkWatch: Sendable {
    private let ear: ServerEar
    private let thread: PlainThread

    /// - Parameter hear: called on that thread with every new view, and at last with nil: there is no server, or no more.
    public init(_ hear: @escaping @Sendable (ServerView?) -> Void) throws(SystemError) {
        let ear = ServerEar()
        self.ear = ear
        thread = try PlainThread("backtalk-sinks") {
            ear.listen(hear)
            hear(nil)
        }
    }

    /// Ends it and waits until it has ended, at once.
    deinit {
        ear.end()
        thread.join()
    }
}

/// The part of a watch that its two threads share: the end is asked for on one, and seen on the other.
private final class ServerEar: Sendable {
    private let isEnding = Atomic(false)
    /// What wakes the listening thread; nil while it does not listen.
    private let wake = Mutex<(@Sendable () -> Void)?>(nil)

    func listen(_ hear: @escaping @Sendable (ServerView?) -> Void) {
        guard let connection = ServerConnection(hear) else { return }
        wake.withLock { $0 = connection.waker }
        while !isEnding.load(ordering: .acquiring), connection.step() {}
        wake.withLock { $0 = nil }
    }

    func end() {
        isEnding.store(true, ordering: .releasing)
        wake.withLock { $0?() }
    }
}
