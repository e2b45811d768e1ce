import Foundation

extension Instant: CustomStringConvertible {
    /// ISO 8601 in UTC, to the second, rounded down: "2026-03-29T01:00:00Z".
    public var description: String {
        let clock = LocalClock(.gmt)
        let second = clock.second(at: self)
        let digits = [second / 3_600, second / 60 % 60, second % 60].map { CivilDay.digits($0, 2) }
        return "\(clock.day(at: self))T\(digits.joined(separator: ":"))Z"
    }
}

extension Instant {
    /// From ISO 8601: "2026-03-29T01:00:00Z", "2026-03-29T03:00+02:00"; without an offset it is the clock's own, and
    /// without a time the day's beginning. nil where it is something else.
    public init?(iso text: String, in zone: TimeZone) {
        var scan = ISOScan(text)
        guard let day = scan.day() else { return nil }
        var clock = LocalClock(zone)
        if scan.isAtEnd {
            self = clock.instant(day, second: 0)
            return
        }
        guard scan.take("T") || scan.take("t") || scan.take(" "), let time = scan.time() else { return nil }
        if scan.isAtEnd {
            self = clock.instant(day, second: time.second).after(milliseconds: time.milliseconds)
            return
        }
        guard let offset = scan.offset(), scan.isAtEnd else { return nil }
        self = Instant(seconds: day.number * LocalClock.secondsOfDay + time.second - offset)
            .after(milliseconds: time.milliseconds)
    }

    func after(milliseconds more: Int64) -> Instant { Instant(milliseconds: milliseconds + more) }
}

/// Reads the parts of an ISO 8601 text one after the other.
private struct ISOScan {
    private var rest: Substring.UnicodeScalarView

    init(_ text: String) { rest = text[...].unicodeScalars }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard rest.first == scalar else { return false }
        rest.removeFirst()
        return true
    }

    mutating func day() -> CivilDay? {
        guard let year = digits(4), take("-"), let month = digits(2), take("-"), let day = digits(2)
        else { return nil }
        return CivilDay(year: year, month: month, day: day)
    }

    /// In seconds since midnight, and thousandths.
    mutating func time() -> (second: Int, milliseconds: Int64)? {
        guard let hour = digits(2), take(":"), let minute = digits(2), hour < 24, minute < 60 else {
            return nil
        }
        var second = 0
        var milliseconds: Int64 = 0
        if take(":") {
            guard let seconds = digits(2), seconds < 60 else { return nil }
            second = seconds
            if take(".") || take(",") {
                guard let fraction = fraction() else { return nil }
                milliseconds = fraction
            }
        }
        return (hour * 3_600 + minute * 60 + second, milliseconds)
    }

    /// "Z", "+02:00", "+0200" or "+02", in seconds.
    mutating func offset() -> Int? {
        if take("Z") || take("z") { return 0 }
        let sign = take("+") ? 1 : take("-") || take("−") ? -1 : 0
        guard sign != 0, let hours = digits(2), hours < 24 else { return nil }
        if isAtEnd { return sign * hours * 3_600 }
        _ = take(":")
        guard let minutes = digits(2), minutes < 60 else { return nil }
        return sign * (hours * 3_600 + minutes * 60)
    }

    /// Thousandths, rounded down.
    private mutating func fraction() -> Int64? {
        var count = 0
        var value: Int64 = 0
        while let digit = digit() {
            if count < 3 { value = value * 10 + Int64(digit) }
            count += 1
        }
        guard count > 0 else { return nil }
        for _ in 0..<max(0, 3 - count) { value *= 10 }
        return value
    }

    private mutating func digits(_ count: Int) -> Int? {
        var value = 0
        for _ in 0..<count {
            guard let digit = digit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    private mutating func digit() -> Int? {
        guard let first = rest.first, ("0"..."9").contains(first) else { return nil }
        rest.removeFirst()
        return Int(first.value - 48)
    }
}
