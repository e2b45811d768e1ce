extension Movement {
    /// How long the dose takes: its work, pauses and rests on all its sides, without the words and the ways
    /// between.
    ///
    /// `breath` is the one that the pose breathes; a pattern of zero length takes no time.
    public func time(at level: Level, breath: BreathPattern) -> Seconds {
        let sets = sets.at(level)
        let works = works(at: level, breath: breath)
        return repetition(at: level, breath: breath) * works + rest.at(level) * (sets - 1)
    }

    /// How often the phases are done, on all sides and in all sets.
    public func works(at level: Level, breath: BreathPattern) -> Int {
        sets.at(level) * sideOrder.count * repetitions(at: level, breath: breath)
    }

    /// How many repetitions a set has on each side.
    public func repetitions(at level: Level, breath: BreathPattern) -> Int {
        switch repetitions {
        case .count(let count): count.at(level)
        case .fill(let time): max(1, time.at(level).whole(repetition(at: level, breath: breath)))
        }
    }

    /// One repetition on one side, with its pause.
    func repetition(at level: Level, breath: BreathPattern) -> Seconds {
        let pause: Seconds =
            switch pause {
            case .seconds(let range): range.at(level)
            case .breaths(let range): breath.length * range.at(level)
            case nil: .zero
            }
        return phases.reduce(pause) { $0 + $1.length.time(at: level, breath: breath) }
    }
}

extension Length {
    /// How long a phase lasts when nothing moves it to whole breaths.
    public func time(at level: Level, breath: BreathPattern) -> Seconds {
        switch self {
        case .seconds(let range): range.at(level)
        case .breaths(let range): breath.length * range.at(level)
        case .inBreath: breath.inBreath
        case .outBreath: breath.outBreath
        }
    }
}
