import Glibc

/// Monotonic time for a plain thread: it sleeps with a descriptor that wakes it. The standard library's `Clock`
/// sleeps in a task; the audio thread runs none.
public protocol ThreadClock: Sendable {
    var now: MonotonicTime { get }

    /// Sleeps until `signal` is set (true) or the deadline has come (false); without a deadline, until the signal.
    /// Leaves the signal set.
    func wait(for signal: EventSignal, until deadline: MonotonicTime?) -> Bool
}

/// The system's clock.
public struct SystemClock: ThreadClock {
    public init() {}

    public var now: MonotonicTime { .now }

    public func wait(for signal: EventSignal, until deadline: MonotonicTime?) -> Bool {
        var descriptor = pollfd(fd: signal.descriptor, events: Int16(POLLIN), revents: 0)
        return Self.poll(&descriptor, count: 1, until: deadline) > 0
    }

    /// `poll` with a deadline that an interrupted call does not move: as many as are ready, 0 at the deadline, or a
    /// negative errno.
    public static func poll(
        _ descriptors: UnsafeMutablePointer<pollfd>?, count: Int, until deadline: MonotonicTime?
    )
        -> Int32
    {
        while true {
            let ready = Glibc.poll(descriptors, nfds_t(count), deadline?.pollTimeout(from: .now) ?? -1)
            if ready >= 0 { return ready }
            if errno != EINTR { return -errno }
        }
    }
}
