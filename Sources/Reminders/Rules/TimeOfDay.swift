/// What a clock on the wall shows, to the minute.
public struct TimeOfDay: Sendable, Hashable, Comparable {
    /// Since midnight, 0 to 1439.
    public let minute: Int

    /// nil outside 0 to 1439.
    public init?(minute: Int) {
        guard (0..<Self.minutesOfDay).contains(minute) else { return nil }
        self.minute = minute
    }

    /// nil where a clock never shows it.
    public init?(_ hour: Int, _ minute: Int) {
        guard (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
        self.minute = hour * 60 + minute
    }

    /// Of any number of minutes, on whichever day they end.
    init(wrapping minutes: Int) {
        let rest = minutes % Self.minutesOfDay
        minute = rest < 0 ? rest + Self.minutesOfDay : rest
    }

    static let minutesOfDay = 24 * 60

    public static func < (a: TimeOfDay, b: TimeOfDay) -> Bool { a.minute < b.minute }
}

extension TimeOfDay: CustomStringConvertible {
    /// "08:00"
    public var description: String {
        "\(CivilDay.digits(minute / 60, 2)):\(CivilDay.digits(minute % 60, 2))"
    }
}
