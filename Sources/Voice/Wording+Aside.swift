import Practice

/// What is said while the session's own time stands still, and when no session plays.
extension Wording {
    /// Where one is: "Left side."
    public func on(_ side: Side) -> Line { phrase(.onSide, side) }

    /// "Twenty seconds left."
    public func left(_ amount: SpokenDose.Amount) -> Line { phrase(.left) { _, _ in spoken(amount) } }

    /// How many repetitions are left, this one among them: "Five to go."
    public func left(times: Int) -> Line {
        guard times > 1 else { return lastOne }
        return phrase(.leftTimes) { place, form in
            place == .number ? grammar.numerals.word(times, form) : grammar.counted(.times, times)
        }
    }

    public var sidesEqual: Line { phrase(.sidesEqual) }
    public var easeOff: Line { phrase(.easeOff) }

    /// "Time to loosen your back. Ten minutes, on the floor."
    ///
    /// - Parameters:
    ///   - minutes: how long the routine takes, as its timeline has it.
    ///   - isOnFloor: whether the routine needs the floor.
    public func reminder(minutes: Int, isOnFloor: Bool) -> [Line] {
        let length = phrase(isOnFloor ? .reminderFloor : .reminderMinutes) { _, _ in
            grammar.counted(.minutes, minutes)
        }
        return [phrase(.reminder), length]
    }
}
