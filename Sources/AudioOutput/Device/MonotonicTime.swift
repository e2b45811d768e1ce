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

    public func advanced(milliseconds: Int64) -> MonotonicTime {
        MonotonicTime(nanoseconds: nanoseconds + milliseconds * 1_000_000)
    }

    /// This moment and as long as `frames` sound at 48 kHz, rounded up: after it they have sounded.
    public func advanced(frames: Int64) -> MonotonicTime {
        MonotonicTime(nanoseconds: nanoseconds + (frames * 62_500 + 2) / 3)
    }

    /// How many whole frames at 48 kHz sound from `earlier` to this moment.
    public func frames(since earlier: MonotonicTime) -> Int64 {
        (nanoseconds - earlier.nanoseconds) * 3 / 62_500
    }

    public func milliseconds(since earlier: MonotonicTime) -> Double {
        Double(nanoseconds - earlier.nanoseconds) / 1_000_000
    }

    /// What `poll` waits for to reach this moment from `now`, in milliseconds, rounded up; 0 if it has passed.
    func pollTimeout(from now: MonotonicTime) -> Int32 {
        Int32(clamping: (max(0, nanoseconds - now.nanoseconds) + 999_999) / 1_000_000)
    }
}
