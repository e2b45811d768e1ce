import Practice

/// The way from one position into another.
public struct Way: Sendable, Hashable {
    public let from: Position
    public let to: Position

    public init(from: Position, to: Position) {
        self.from = from
        self.to = to
    }
}
