extension Routine.Entry {
    /// The words of a pose, its way in and out, as a round figure.
    private static let words = Seconds(60)
    /// The way from side to side, where the sides alternate.
    private static let change = Seconds(6)
    /// How fast own words are spoken, in characters a second.
    private static let charactersASecond = 15

    /// How long the entry takes at level full: the dose exactly, the words about. `breath` is the session's.
    ///
    /// The largest dose that can be read takes 2e15 ms, so a thousand of them do not overflow.
    func estimate(breath: Breath) -> Seconds {
        switch self {
        case .say(let text): return Self.spoken(text)
        case .pose(let pose, let movement):
            let steps = (pose.steps ?? []).reduce(Seconds.zero) { $0 + Self.spoken($1) }
            let pattern = pose.breath(in: breath)
            let dose = movement.time(at: .full, breath: pattern)
            let changes = movement.sides == .alternating ? movement.works(at: .full, breath: pattern) : 1
            return dose + Self.words + steps + Self.change * changes
        }
    }

    private static func spoken(_ text: String) -> Seconds {
        Seconds(text.unicodeScalars.count / charactersASecond + 1)
    }
}
