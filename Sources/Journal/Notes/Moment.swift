import Glibc

/// A moment by the wall clock, with what the person's own clock showed then.
public struct Moment: Sendable, Hashable {
    /// Since 1970-01-01T00:00:00Z.
    public var milliseconds: Int64
    /// How far the local time was ahead of UTC, in seconds; negative west of Greenwich.
    public var zone: Int

    public init(milliseconds: Int64, zone: Int) {
        self.milliseconds = milliseconds
        self.zone = zone
    }

    /// Now, by the system's clock and time zone.
    public static var now: Moment {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        // localtime_r alone need not notice that TZ has changed.
        tzset()
        var seconds = time.tv_sec
        var local = tm()
        localtime_r(&seconds, &local)
        return Moment(
            milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000, zone: local.tm_gmtoff)
    }
}
