/// One sentence to say, and what the body does after it.
public struct Line: Sendable, Hashable {
    public let text: String
    public let moves: Moves

    public init(_ text: String, _ moves: Moves = .still) {
        self.text = text
        self.moves = moves
    }
}

/// What moves after a sentence: it decides how long the silence is.
public enum Moves: String, Sendable, Hashable, CaseIterable {
    case still, limb, trunk
}
