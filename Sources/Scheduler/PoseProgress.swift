/// How far a pose has been done at a frame.
struct PoseProgress {
    private let passage: Passage
    private let turns: Set<Turn>
    /// The set that runs, or that a rest leads to; 0 before the first.
    let sets: Int
    /// The repetition that a pause or a change leads to.
    private let next: Turn?

    init(_ timeline: Timeline, _ passage: Passage, at frame: Frames) {
        self.passage = passage
        let spans = timeline.spans.filter { $0.place?.entry == passage.place.entry }
        let begun = spans.filter { $0.kind == .work && $0.frame <= frame }
        turns = Set(begun.compactMap { $0.place.flatMap(Turn.init) })
        // Between two works the next one is on its way.
        let now = timeline.span(at: frame)
        let following = now?.kind == .work ? nil : spans.first { $0.kind == .work && $0.frame > frame }
        next = turns.isEmpty ? nil : following?.place.flatMap(Turn.init)
        sets = max(turns.map(\.set).max() ?? 0, next?.set ?? 0)
    }

    var hasBegun: Bool { !turns.isEmpty }

    func hasBegun(_ turn: Turn) -> Bool { turns.contains(turn) }

    /// The repetitions of a row that have begun or are on their way.
    func repetitions(of row: Row) -> Int {
        (turns + [next].compactMap(\.self)).filter {
            $0.set == row.set && (row.side == nil || $0.side == row.side)
        }
        .map(\.repetition).max() ?? 0
    }
}

extension Passage {
    func rows(ofSet set: Int) -> [Row] {
        movement.sides == .each ? sides.map { Row(side: $0, set: set) } : [Row(side: nil, set: set)]
    }

    func turns(of row: Row, _ repetitions: Int) -> [Turn] {
        guard repetitions > 0 else { return [] }
        let sides = movement.sides == .alternating ? sides : [row.side]
        return (1...repetitions).flatMap { repetition in
            sides.map { Turn(side: $0, set: row.set, repetition: repetition) }
        }
    }
}
