/// A moment by the wall clock, the same for every zone.
public struct Instant: Sendable, Hashable, Comparable {
    /// Since 1970-01-01T00:00:00Z, leap seconds left out.
    public let milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }
    public init(seconds: Int) { milliseconds = Int64(seconds) * 1_000 }

    /// Whole seconds since 1970, rounded down.
    public var seconds: Int {
        let (whole, rest) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
        return Int(rest < 0 ? whole - 1 : whole)
    }

    public static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

    public func after(seconds: Int) -> Instant {
        Instant(milliseconds: milliseconds + Int64(seconds) * 1_000)
    }

    public func after(minutes: Int) -> Instant { after(seconds: minutes * 60) }
}
