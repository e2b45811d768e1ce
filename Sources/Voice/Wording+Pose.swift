import Practice

/// What is said of a pose: its name and dose, how it is entered, changed and left.
extension Wording {
    public func name(_ pose: Pose) -> Line {
        words(pose).map { line($0.name, nil) } ?? Line(sentence(pose.id))
    }

    public func dose(_ dose: SpokenDose) -> [Line] {
        var lines: [Line] = []
        let amount = dose.amount.map(spoken)
        let times = grammar.counted(.times, dose.times)
        let phrase: Phrase
        switch (dose.times > 1, amount) {
        case (false, _?): phrase = dose.eachSide ? .doseOnceSides : .doseOnce
        case (true, _?): phrase = dose.eachSide ? .doseTimesAmountSides : .doseTimesAmount
        case (_, nil) where dose.byBreath:
            phrase = dose.eachSide ? .doseTimesBreathSides : .doseTimesBreath
        case (_, nil): phrase = dose.eachSide ? .doseTimesSides : .doseTimes
        }
        lines.append(self.phrase(phrase) { place, _ in place == .amount ? amount ?? "" : times })
        if dose.sets > 1 {
            lines.append(self.phrase(.doseSets) { _, _ in grammar.counted(.sets, dose.sets) })
        }
        return lines
    }

    public func first(_ pose: Pose, _ side: Side) -> Line {
        words(pose)?.first.map { line($0, side) } ?? phrase(.ownFirst, side)
    }

    public func setup(_ pose: Pose, _ shape: Shape, _ side: Side?) -> [Line] {
        if let steps = pose.steps { return steps.map { Line($0, .trunk) } }
        guard let words = words(pose) else { return [] }
        switch shape {
        case .hold: return words.setup.map { line($0, side) }
        case .phases(let names, let byBreath):
            if byBreath, let setup = words.setupBreathing { return setup.map { line($0, side) } }
            let explained = names.flatMap { words.phases[$0]?.explain ?? [] }
            return ((words.setupPhases ?? []) + explained).map { line($0, side) }
        }
    }

    /// The body part, last before the work.
    public func ready(_ pose: Pose, _ side: Side) -> Line {
        words(pose)?.ready.map { line($0, side) } ?? phrase(.ownReady, side)
    }

    /// From `side` back to the middle.
    public func out(_ pose: Pose, _ side: Side) -> [Line] {
        words(pose).map { $0.out.map { line($0, side) } } ?? [phrase(.ownRelease)]
    }

    public func across(_ pose: Pose, to side: Side) -> Line {
        words(pose)?.across.map { line($0, side) } ?? phrase(.ownAcross, side)
    }

    public func into(_ pose: Pose, _ side: Side) -> [Line] {
        words(pose).map { $0.into.map { line($0, side) } } ?? []
    }

    /// One sentence to the other side, where the sides alternate.
    public func alternate(_ pose: Pose, to side: Side) -> Line {
        words(pose)?.alternate.map { line($0, side) } ?? across(pose, to: side)
    }

    public func release(_ pose: Pose, _ side: Side?) -> [Line] {
        words(pose).map { $0.release.map { line($0, side) } } ?? [phrase(.ownRelease)]
    }
    public func briefRelease(_ pose: Pose, _ side: Side?) -> Line {
        words(pose).map { line($0.briefRelease, side) } ?? phrase(.ownRelease)
    }

    public func letGo(_ pose: Pose, _ side: Side?) -> Line {
        words(pose)?.letGo.map { line($0, side) } ?? phrase(.letGo)
    }

    /// What to do to have it easier, while staying in the pose.
    public func easier(_ pose: Pose, _ side: Side?) -> Line {
        words(pose)?.easier.map { line($0, side) } ?? phrase(.easier)
    }

    /// The phase's own word: "Cat."
    public func word(_ pose: Pose, _ phase: String) -> Line {
        words(pose)?.phases[phase].map { line($0.word, nil) } ?? Line(sentence(phase))
    }

    /// Said with the breath tone that leads the phase.
    public func led(_ pose: Pose, _ phase: Phase, opening: Bool) -> Line {
        if let words = words(pose)?.phases[phase.name] {
            return line(opening ? words.ledFirst ?? words.led : words.led, nil)
        }
        return phase.length == .outBreath ? breatheOut : breatheIn
    }
}
