/// What the speech engine is told. Ranges are eSpeak NG's.
public struct EngineSettings: Sendable, Hashable {
    /// The engine's own name of the voice, with a variant: "en-us+f3".
    public var voice: String
    /// Words a minute, 80 to 450.
    public var rate: Int
    /// 0 to 100, 50 is the engine's usual.
    public var pitch: Int
    /// How much the pitch moves, 0 to 100.
    public var range: Int
    /// The pause between words, in units of 10 ms.
    public var wordGap: Int

    public init(voice: String, rate: Int = 150, pitch: Int = 50, range: Int = 50, wordGap: Int = 0) {
        self.voice = voice
        self.rate = rate
        self.pitch = pitch
        self.range = range
        self.wordGap = wordGap
    }
}
