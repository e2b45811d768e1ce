import Practice

/// From a moment of a session to the sentences to say.
///
/// A voice is complete when it is read, so nothing here fails; a pose that a person wrote uses their words.
public struct Wording: Sendable {
    public let voice: Voice

    public init(_ voice: Voice) { self.voice = voice }

    /// The shape of a movement, as far as it changes the words of the setup.
    public enum Shape: Sendable, Hashable {
        case hold
        /// The phase names in their order, and whether the breath leads them.
        case phases([String], byBreath: Bool)
    }

    // MARK: The opening and the closing

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

    // MARK: A pose

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

    // MARK: The work

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

    // MARK: While the session's own time stands still

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

    // MARK: A reminder

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

    /// A person's own words, as they are.
    public func own(_ text: String) -> Line { Line(text) }

    // MARK: Filling

    private var grammar: Grammar { voice.grammar }

    private func words(_ pose: Pose) -> PoseWords? { pose.steps == nil ? voice.poses[pose.id] : nil }

    private func spoken(_ amount: SpokenDose.Amount) -> String {
        switch amount {
        case .breaths(let n): return grammar.counted(.breaths, n)
        case .time(let time):
            let seconds = Int((time.milliseconds + 500) / 1_000)
            return seconds >= 60 && seconds % 60 == 0
                ? grammar.counted(.minutes, seconds / 60) : grammar.counted(.seconds, seconds)
        }
    }

    private func phrases(_ phrase: Phrase) -> [Line] {
        (voice.phrases[phrase] ?? []).map { line($0, nil) }
    }

    private func phrase(
        _ phrase: Phrase, _ side: Side? = nil, _ fill: (Template.Place, String?) -> String = { _, _ in "" }
    ) -> Line {
        voice.phrases[phrase]?.first.map { line($0, side, fill) } ?? Line("")
    }

    func line(
        _ sentence: Sentence, _ side: Side?, _ fill: (Template.Place, String?) -> String = { _, _ in "" }
    ) -> Line {
        let text = sentence.template(for: side).filled { place, form in
            switch place {
            case .side: side.flatMap { grammar.sides[$0]?.word(form) } ?? ""
            case .other: side.flatMap { grammar.sides[$0.other]?.word(form) } ?? ""
            default: fill(place, form)
            }
        }
        return Line(capitalized(text), sentence.moves)
    }

    /// `text` as a sentence: with a capital, and a full stop if nothing else ends it.
    private func sentence(_ text: String) -> String {
        let text = capitalized(text)
        guard let last = text.last, !".!?…".contains(last) else { return text }
        return text + "."
    }

    private func capitalized(_ text: String) -> String {
        guard let first = text.first, first.isLowercase else { return text }
        return first.uppercased() + text.dropFirst()
    }
}
