import Practice

/// What is said in the work, and while the session's own time stands still.
extension Wording {
    public var breatheIn: Line { phrase(.breatheIn) }
    public var breatheOut: Line { phrase(.breatheOut) }
    public var lastBreath: Line { phrase(.lastBreath) }
    public var halfway: Line { phrase(.halfway) }
    public var lastOne: Line { phrase(.lastOne) }
    public var againLast: Line { phrase(.againLast) }
    public var rest: Line { phrase(.rest) }

    public func count(_ number: Int) -> Line { phrase(.count) { grammar.numerals.word(number, $1) } }
    public func again(_ number: Int) -> Line { phrase(.again) { grammar.numerals.word(number, $1) } }
    public func nextSet(_ number: Int) -> Line { phrase(.nextSet) { grammar.numerals.word(number, $1) } }
    public func side(_ side: Side) -> Line { phrase(.side, side) }

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
}
