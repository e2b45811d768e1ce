/// One breath: in, hold, out, hold. Lengths in seconds; the holds may be zero.
public struct BreathPattern: Sendable, Hashable {
    public let inhale: Seconds
    public let holdIn: Seconds
    public let exhale: Seconds
    public let holdOut: Seconds

    public init(inhale: Seconds, holdIn: Seconds = .zero, exhale: Seconds, holdOut: Seconds = .zero) {
        self.inhale = inhale
        self.holdIn = holdIn
        self.exhale = exhale
        self.holdOut = holdOut
    }

    /// Five seconds in, five out: about six breaths a minute (Laborde 2022).
    public static let even = BreathPattern(inhale: Seconds(5), exhale: Seconds(5))
    /// What bridge and heel-sit breathe.
    public static let short = BreathPattern(inhale: Seconds(3), exhale: Seconds(3))

    public var length: Seconds { inBreath + outBreath }
    /// The in-breath with the hold that follows.
    public var inBreath: Seconds { inhale + holdIn }
    /// The out-breath with the hold that follows.
    public var outBreath: Seconds { exhale + holdOut }
    public var holds: Bool { holdIn > .zero || holdOut > .zero }

    /// How long one part of a breath may be.
    public static let partRange = Seconds(1)...Seconds(20)

    /// Reads `5-5`, `4-7-8` or `4-4-4-4`; nil for anything else, or for a part outside `partRange`.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard (2...4).contains(parts.count) else { return nil }
        var lengths: [Seconds] = []
        for part in parts {
            guard let part, (0...60).contains(part) else { return nil }
            lengths.append(Seconds(part))
        }
        switch lengths.count {
        case 2: self.init(inhale: lengths[0], exhale: lengths[1])
        case 3: self.init(inhale: lengths[0], holdIn: lengths[1], exhale: lengths[2])
        default:
            self.init(inhale: lengths[0], holdIn: lengths[1], exhale: lengths[2], holdOut: lengths[3])
        }
        let range = Self.partRange
        guard range.contains(inhale), range.contains(exhale),
            holdIn <= range.upperBound, holdOut <= range.upperBound
        else { return nil }
    }
}

extension BreathPattern: CustomStringConvertible {
    public var description: String {
        if holdOut > .zero { return "\(inhale)-\(holdIn)-\(exhale)-\(holdOut)" }
        if holdIn > .zero { return "\(inhale)-\(holdIn)-\(exhale)" }
        return "\(inhale)-\(exhale)"
    }
}

/// Whether, and how, a session breathes.
public enum Breath: Sendable, Hashable {
    case off
    case pattern(BreathPattern)

    /// Reads `off` or a pattern.
    public init?(_ text: some StringProtocol) {
        if text == "off" {
            self = .off
        } else if let pattern = BreathPattern(text) {
            self = .pattern(pattern)
        } else {
            return nil
        }
    }
}

extension Breath: CustomStringConvertible {
    public var description: String {
        switch self {
        case .off: "off"
        case .pattern(let pattern): pattern.description
        }
    }
}
