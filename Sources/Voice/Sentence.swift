import Practice

/// A sentence that may have other words for the left than for the right.
public struct Sentence: Sendable, Hashable {
    public let left: Template
    public let right: Template
    public let moves: Moves

    public init(left: Template, right: Template, moves: Moves = .still) {
        self.left = left
        self.right = right
        self.moves = moves
    }
    public init(_ template: Template, moves: Moves = .still) {
        self.init(left: template, right: template, moves: moves)
    }

    func template(for side: Side?) -> Template { side == .right ? right : left }
}
