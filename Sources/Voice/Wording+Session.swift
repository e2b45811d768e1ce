import Practice

/// What is said before the first pose and after the last, and from one position to another.
extension Wording {
    public func welcome(_ routine: Routine) -> Line {
        let name = routine.id.flatMap { voice.routines[$0] } ?? routine.name
        return phrase(.welcome) { _, _ in name }
    }

    public func minutes(_ minutes: Int) -> Line {
        phrase(.minutes) { _, _ in grammar.counted(.minutes, minutes) }
    }

    /// nil where there is nothing to keep at hand.
    public func props(_ props: [Prop]) -> Line? {
        let names = props.compactMap { voice.props[$0] }
        guard !names.isEmpty else { return nil }
        return phrase(.props) { _, _ in grammar.joined(names) }
    }

    public var safety: [Line] { phrases(.safety) }
    public var breathing: [Line] { phrases(.breathing) }

    public func start(_ position: Position) -> Line? { voice.starts[position].map { line($0, nil) } }

    public func way(from: Position, to: Position) -> [Line] {
        voice.ways[Way(from: from, to: to)].map { $0.full.map { line($0, nil) } } ?? []
    }
    public func briefWay(from: Position, to: Position) -> Line? {
        voice.ways[Way(from: from, to: to)].map { line($0.brief, nil) }
    }

    public func closing(_ position: Position) -> [Line] {
        (voice.closings[position] ?? []).map { line($0, nil) }
    }
}
