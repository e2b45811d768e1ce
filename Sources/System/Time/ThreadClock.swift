import Glibc

/// Monotonic time for a plain thread: it sleeps with a descriptor that wakes it. The standard library's `Clock`
/// sleeps in a task; the audio thread runs none.
public protocol ThreadClock: Sendable {
    var now: MonotonicTime { get }

    /// How long the machine has slept since it started, in nanoseconds, give or take a few: `now` does not count it.
    var slept: Int64 { get }

    /// Sleeps until `signal` is set (true) or the deadline has come (false); without a deadline, until the signal.
    /// Leaves the signal set.
    func wait(for signal: EventSignal, until deadline: MonotonicTime?) -> Bool
}

/// The system's clock.
public struct SystemClock: ThreadClock {
    public init() {}

    public var now: MonotonicTime { .now }

    public var slept: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec) - MonotonicTime.now.nanoseconds
    }

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
