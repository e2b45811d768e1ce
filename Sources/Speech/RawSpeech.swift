/// What an engine gives for one text: mono, not yet trimmed, levelled or converted.
public struct RawSpeech: Sendable, Hashable {
    public let samples: [Int16]
    /// Samples a second, above 0.
    public let rate: Int

    public init(samples: [Int16], rate: Int) {
        self.samples = samples
        self.rate = rate
    }
}
