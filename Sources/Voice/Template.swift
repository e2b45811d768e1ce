/// A sentence with places to fill: `Lift your {side} foot.` A place may name the form that is to stand there:
/// `Levez le pied {side:masculine}.`
public struct Template: Sendable, Hashable {
    enum Piece: Sendable, Hashable {
        case text(String)
        case place(Place, form: String?)
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
            let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard let place = Place(rawValue: String(parts[0])) else { throw Unreadable(place: String(name)) }
            pieces.append(.place(place, form: parts.count > 1 ? String(parts[1]) : nil))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        self.pieces = pieces
    }

    public var places: Set<Place> {
        Set(pieces.compactMap { if case .place(let place, _) = $0 { place } else { nil } })
    }

    /// The places in their order, each with the form that it names.
    var blanks: [(place: Place, form: String?)] {
        pieces.compactMap { if case .place(let place, let form) = $0 { (place, form) } else { nil } }
    }

    func filled(_ fill: (Place, String?) -> String) -> String {
        var text = ""
        for piece in pieces {
            switch piece {
            case .text(let piece): text += piece
            case .place(let place, let form): text += fill(place, form)
            }
        }
        return text
    }
}
