/// The words of one phase of a movement.
public struct PhaseWords: Sendable, Hashable {
    /// "Cat."
    public let word: Sentence
    /// Explains the phase in a setup by the clock.
    public let explain: [Sentence]
    /// Said with the breath tone the first time: "Breathe out, press down."
    public let led: Sentence
    /// Said instead of `led` where the phase opens the very first repetition; nil: `led`.
    let ledFirst: Sentence?

    public init(word: Sentence, explain: [Sentence], led: Sentence, ledFirst: Sentence? = nil) {
        self.word = word
        self.explain = explain
        self.led = led
        self.ledFirst = ledFirst
    }
}
