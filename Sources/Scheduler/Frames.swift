import Practice

/// Time as sample frames, 48 000 a second, from the first cue to the speaker.
public struct Frames: Sendable, Hashable, Comparable {
    /// Frames a second.
    public static let rate: Int64 = 48_000

    public var count: Int64

    public init(_ count: Int64) { self.count = count }
    public init(_ seconds: Seconds) { count = seconds.milliseconds * (Self.rate / 1_000) }

    public static func milliseconds(_ n: Int64) -> Frames { Frames(n * (rate / 1_000)) }
    public static func seconds(_ n: Int64) -> Frames { Frames(n * rate) }
    public static let zero = Frames(0)

    public var seconds: Double { Double(count) / Double(Self.rate) }

    public static func < (a: Frames, b: Frames) -> Bool { a.count < b.count }
    public static func + (a: Frames, b: Frames) -> Frames { Frames(a.count + b.count) }
    public static func - (a: Frames, b: Frames) -> Frames { Frames(a.count - b.count) }
    public static func * (a: Frames, n: Int) -> Frames { Frames(a.count * Int64(n)) }
    public static func += (a: inout Frames, b: Frames) { a.count += b.count }
}
