import Practice

/// A sentence with places to fill: `Lift your {side} foot.`
public struct Template: Sendable, Hashable {
    enum Piece: Sendable, Hashable {
        case text(String)
        case place(Place)
    }

    /// What may stand between braces.
    public enum Place: String, Sendable, Hashable, CaseIterable {
        case side, other, amount, times, sets, number, minutes, routine, props
        /// The number inside a quantity: `{n} seconds`.
        case n
    }

    let pieces: [Piece]

    /// Thrown for a brace without its partner, or a place that does not exist.
    public struct Unreadable: Error, Sendable, Hashable {
        public let place: String
    }

    public init(_ text: String) throws(Unreadable) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(where: { "{}".contains($0) }) {
            guard rest[open] == "{" else { throw Unreadable(place: "}") }
            if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
            guard let close = rest[open...].firstIndex(of: "}") else {
                throw Unreadable(place: String(rest[open...]))
            }
            let name = rest[rest.index(after: open)..<close]
            guard let place = Place(rawValue: String(name)) else { throw Unreadable(place: String(name)) }
            pieces.append(.place(place))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        self.pieces = pieces
    }

    public var places: Set<Place> {
        Set(pieces.compactMap { if case .place(let place) = $0 { place } else { nil } })
    }

    func filled(_ fill: (Place) -> String) -> String {
        var text = ""
        for piece in pieces {
            switch piece {
            case .text(let piece): text += piece
            case .place(let place): text += fill(place)
            }
        }
        return text
    }
}

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
