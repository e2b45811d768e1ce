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
    /// Words that the engine would say wrong, in lower case, each with a spelling that it says right. Nobody reads it.
    public var respelled: [String: String]

    public init(
        voice: String, rate: Int = 150, pitch: Int = 50, range: Int = 50, wordGap: Int = 0,
        respelled: [String: String] = [:]
    ) {
        self.voice = voice
        self.rate = rate
        self.pitch = pitch
        self.range = range
        self.wordGap = wordGap
        self.respelled = respelled
    }

    /// `text` as the engine gets it.
    public func spelled(_ text: String) -> String {
        guard !respelled.isEmpty else { return text }
        var spelled = ""
        var rest = text[...]
        while let start = rest.firstIndex(where: \.isLetter) {
            spelled += rest[..<start]
            let end = rest[start...].firstIndex { !$0.isLetter } ?? rest.endIndex
            let word = rest[start..<end]
            spelled += respelled[word.lowercased()] ?? String(word)
            rest = rest[end...]
        }
        return spelled + rest
    }
}
