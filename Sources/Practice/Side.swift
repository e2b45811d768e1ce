/// A side of the body, always the person's own.
public enum Side: String, Sendable, Hashable, CaseIterable, Codable {
    case left, right

    public var other: Side { self == .left ? .right : .left }
}

/// How a movement treats the two sides of the body.
public enum Sides: String, Sendable, Hashable, CaseIterable {
    /// Both halves of the body move together.
    case none
    /// All repetitions on one side, then as many on the other.
    case each
    /// The side changes with every repetition.
    case alternating
}
