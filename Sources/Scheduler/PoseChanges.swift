import Practice

/// What a person changed about one pose while it was played: asked before its dose.
struct PoseChanges: Sendable, Hashable {
    /// The whole dose, where it was changed before any of its work.
    var dose: Dose?
    /// The dose that was said with the name, where it is not the one that is done.
    var said: Dose?
    var parts: [Turn: [Dose.Part]] = [:]
    var repetitions: [Row: Int] = [:]
    var sets: Int?
    /// The rest of the pose takes the low end of its dose.
    var isEased = false
}

/// One repetition's place among the others.
struct Turn: Sendable, Hashable {
    let side: Side?
    let set: Int
    let repetition: Int
}

/// The repetitions of a set that follow each other: of one side or, where the sides alternate, of both.
struct Row: Sendable, Hashable {
    let side: Side?
    let set: Int
}

extension Turn {
    /// nil where `place` is none of work.
    init?(_ place: Place) {
        guard let set = place.set, let repetition = place.repetition else { return nil }
        self.init(side: place.side, set: set, repetition: repetition)
    }

    var otherSide: Turn { Turn(side: side?.other, set: set, repetition: repetition) }
}
