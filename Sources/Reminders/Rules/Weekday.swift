/// A day of the week; the raw value is how a file names it, and its order the week's.
public enum Weekday: String, Sendable, Hashable, CaseIterable {
    case mon, tue, wed, thu, fri, sat, sun

    /// "monday": a file may write it out.
    public var name: String {
        switch self {
        case .mon: "monday"
        case .tue: "tuesday"
        case .wed: "wednesday"
        case .thu: "thursday"
        case .fri: "friday"
        case .sat: "saturday"
        case .sun: "sunday"
        }
    }
}

/// Some days of the week.
public struct Weekdays: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public init(_ day: Weekday) {
        rawValue = 1 << UInt8(Weekday.allCases.firstIndex(of: day) ?? 0)
    }

    public static let daily = Weekdays(rawValue: 0b111_1111)
    public static let weekdays = Weekdays(rawValue: 0b001_1111)
    public static let weekends = Weekdays(rawValue: 0b110_0000)

    public func contains(_ day: Weekday) -> Bool { contains(Weekdays(day)) }

    /// In the order of the week.
    public var days: [Weekday] { Weekday.allCases.filter { contains($0) } }
}

extension Weekdays: CustomStringConvertible {
    /// As a file has it: "weekdays" or "[mon, wed]".
    public var description: String {
        switch self {
        case .daily: "daily"
        case .weekdays: "weekdays"
        case .weekends: "weekends"
        default: "[\(days.map(\.rawValue).joined(separator: ", "))]"
        }
    }
}
