/// A part of the screen, and what happens to it where the room is short.
struct ScreenBlock: Sendable, Hashable {
    /// What is kept longest comes first.
    enum Rank: Int, Sendable, Hashable, Comparable, CaseIterable {
        case state, pose, work, doing, spoken, help, session, note, breath, next, header, keys, safety

        static func < (a: Rank, b: Rank) -> Bool { a.rawValue < b.rawValue }
    }

    let rank: Rank
    let lines: [ScreenLine]
    /// So many lines of it mean something without the rest.
    var parts: [Int]
    /// A free line before it, where there is room.
    let isApart: Bool

    /// - Parameter parts: the numbers of lines after which it may end; nil: it is shown whole or not at all.
    init(_ rank: Rank, _ lines: [ScreenLine], parts: [Int]? = nil, isApart: Bool = false) {
        self.rank = rank
        self.lines = lines
        self.parts = parts ?? [lines.count]
        self.isApart = isApart
    }

    /// It stands at the bottom.
    var isLast: Bool { rank == .keys || rank == .help }

    /// How many of its lines are shown in `room` lines.
    func count(in room: Int) -> Int { parts.last { $0 <= room } ?? 0 }
}
