import Glibc

/// The time of day, as the clock on the wall shows it.
struct ClockTime: Sendable, Hashable {
    /// Seconds since 1970.
    let seconds: Int

    static var now: ClockTime { ClockTime(seconds: time(nil)) }

    func advanced(seconds: Int) -> ClockTime { ClockTime(seconds: self.seconds + seconds) }

    /// "14:05", where this person is.
    var text: String {
        var moment = time_t(seconds)
        var parts = tm()
        guard localtime_r(&moment, &parts) != nil else { return "" }
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(parts.tm_hour)):\(two(parts.tm_min))"
    }

    /// Whole seconds until the clock shows another minute: 1 to 60.
    var secondsToNextMinute: Int { 60 - seconds % 60 }
}
