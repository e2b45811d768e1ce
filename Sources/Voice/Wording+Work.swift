import Practice

/// What is said in the work itself.
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
}
