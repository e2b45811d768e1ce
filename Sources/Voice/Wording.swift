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

    /// A person's own words, as they are.
    public func own(_ text: String) -> Line { Line(text) }

    // MARK: Filling

    var grammar: Grammar { voice.grammar }

    func words(_ pose: Pose) -> PoseWords? { pose.steps == nil ? voice.poses[pose.id] : nil }

    func spoken(_ amount: SpokenDose.Amount) -> String {
        switch amount {
        case .breaths(let n): return grammar.counted(.breaths, n)
        case .time(let time):
            let seconds = Int((time.milliseconds + 500) / 1_000)
            return seconds >= 60 && seconds % 60 == 0
                ? grammar.counted(.minutes, seconds / 60) : grammar.counted(.seconds, seconds)
        }
    }

    func phrases(_ phrase: Phrase) -> [Line] {
        (voice.phrases[phrase] ?? []).map { line($0, nil) }
    }

    func phrase(
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
    func sentence(_ text: String) -> String {
        let text = capitalized(text)
        guard let last = text.last, !".!?…".contains(last) else { return text }
        return text + "."
    }

    private func capitalized(_ text: String) -> String {
        guard let first = text.first, first.isLowercase else { return text }
        return first.uppercased() + text.dropFirst()
    }
}
