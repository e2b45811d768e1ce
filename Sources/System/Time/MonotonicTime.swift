import Glibc

/// A moment on a clock that never jumps; only differences mean something.
public struct MonotonicTime: Sendable, Hashable, Comparable {
    public var nanoseconds: Int64

    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// Now, on the system's monotonic clock. It stands still while the machine sleeps, as sound does.
    public static var now: MonotonicTime {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return MonotonicTime(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    public static func < (a: MonotonicTime, b: MonotonicTime) -> Bool { a.nanoseconds < b.nanoseconds }

    /// Whole milliseconds of the clock.
    public var milliseconds: Int64 { nanoseconds / 1_000_000 }

    public func advanced(milliseconds: Int64) -> MonotonicTime {
        MonotonicTime(nanoseconds: nanoseconds + milliseconds * 1_000_000)
    }

    public func milliseconds(since earlier: MonotonicTime) -> Double {
        Double(nanoseconds - earlier.nanoseconds) / 1_000_000
    }

    /// The time that `poll` waits to reach this moment from `now`, in milliseconds, rounded up; 0 if it has passed.
    func pollTimeout(from now: MonotonicTime) -> Int32 {
        Int32(clamping: (max(0, nanoseconds - now.nanoseconds) + 999_999) / 1_000_000)
    }
}
