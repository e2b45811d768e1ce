import Synchronization

@testable import AudioOutput

/// A clock that moves when it is told to, and to the deadline of whoever sleeps on it.
final class ManualClock: ThreadClock {
    private let time = Mutex(MonotonicTime(nanoseconds: 1_000_000_000))

    var now: MonotonicTime { time.withLock { $0 } }

    func advance(to later: MonotonicTime) { time.withLock { $0 = max($0, later) } }

    func advance(frames: Int64) { advance(to: now.advanced(frames: frames)) }

    func wait(for signal: EventSignal, until deadline: MonotonicTime?) -> Bool {
        if signal.isSet { return true }
        if let deadline { advance(to: deadline) }
        return false
    }
}
