/// A length of time in whole milliseconds, so that every length is a whole number of frames at 48 kHz.
public struct Seconds: Sendable, Hashable, Comparable {
    /// Thousandths of a second.
    public let milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }
    public init(_ whole: Int) { milliseconds = Int64(whole) * 1_000 }

    public static let zero = Seconds(0)

    public static func < (a: Seconds, b: Seconds) -> Bool { a.milliseconds < b.milliseconds }
    public static func + (a: Seconds, b: Seconds) -> Seconds {
        Seconds(milliseconds: a.milliseconds + b.milliseconds)
    }
    public static func - (a: Seconds, b: Seconds) -> Seconds {
        Seconds(milliseconds: a.milliseconds - b.milliseconds)
    }
    public static func * (a: Seconds, n: Int) -> Seconds {
        Seconds(milliseconds: a.milliseconds * Int64(n))
    }

    /// How often `other` fits whole into this length; 0 if `other` is not positive.
    public func whole(_ other: Seconds) -> Int {
        other.milliseconds > 0 ? Int(milliseconds / other.milliseconds) : 0
    }
}

extension Seconds: CustomStringConvertible {
    /// "20", or "7.5" with no more digits than it needs.
    public var description: String {
        let (whole, rest) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
        guard rest != 0 else { return "\(whole)" }
        var digits = String(rest + 1_000).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return "\(whole).\(digits)"
    }
}
