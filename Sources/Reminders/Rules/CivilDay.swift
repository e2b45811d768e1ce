import Foundation

/// A day of the calendar, in whatever zone.
public struct CivilDay: Sendable, Hashable, Comparable {
    /// Days since 1970-01-01.
    public let number: Int

    public init(number: Int) { self.number = number }

    /// nil where the month has no such day; years 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9_999).contains(year), (1...12).contains(month), (1...31).contains(day),
            let date = Self.calendar.date(from: DateComponents(year: year, month: month, day: day))
        else { return nil }
        number = Int((date.timeIntervalSince1970 / 86_400).rounded(.down))
        let parts = self.parts
        guard parts.month == month, parts.day == day else { return nil }
    }

    public var parts: (year: Int, month: Int, day: Int) {
        let date = Date(timeIntervalSince1970: Double(number) * 86_400)
        let parts = Self.calendar.dateComponents([.year, .month, .day], from: date)
        return (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
    }

    public var weekday: Weekday {
        // The first day of 1970 was a Thursday.
        let index = (number + 3) % 7
        return Weekday.allCases[index < 0 ? index + 7 : index]
    }

    public static func < (a: CivilDay, b: CivilDay) -> Bool { a.number < b.number }
    public static func + (day: CivilDay, days: Int) -> CivilDay { CivilDay(number: day.number + days) }
    public static func - (a: CivilDay, b: CivilDay) -> Int { a.number - b.number }

    private static let calendar: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()
}

extension CivilDay: CustomStringConvertible {
    /// "2026-03-29"
    public var description: String {
        let (year, month, day) = parts
        return "\(Self.digits(year, 4))-\(Self.digits(month, 2))-\(Self.digits(day, 2))"
    }

    static func digits(_ number: Int, _ count: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, count - digits.count)) + digits
    }
}
