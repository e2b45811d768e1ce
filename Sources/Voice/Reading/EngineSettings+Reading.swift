import Practice

extension EngineSettings {
    /// The ranges are eSpeak NG's: below 80 words a minute it keeps 80 and reports the lower number.
    static let rates = 80...450
    static let levels = 0...100
    /// Up to half a second.
    static let wordGaps = 0...50

    static func read(_ value: YAMLValue, _ log: inout MistakeLog) -> EngineSettings? {
        guard let mapping = log.mapping(value, expected: "expected 'voice', 'rate' and other settings") else {
            return nil
        }
        log.unknownKeys(mapping, known: ["voice", "rate", "pitch", "range", "word-gap"])
        let name = log.required("voice", in: mapping, expected: "expected the engine's name of the voice")
            .flatMap { log.word($0, expected: "expected the engine's name of the voice") }
        let rate = mapping["rate"].flatMap { log.integer($0, in: rates) }
        let pitch = mapping["pitch"].flatMap { log.integer($0, in: levels) }
        let range = mapping["range"].flatMap { log.integer($0, in: levels) }
        let wordGap = mapping["word-gap"].flatMap { log.integer($0, in: wordGaps) }
        guard let name else { return nil }
        var settings = EngineSettings(voice: name)
        if let rate { settings.rate = rate }
        if let pitch { settings.pitch = pitch }
        if let range { settings.range = range }
        if let wordGap { settings.wordGap = wordGap }
        return settings
    }
}
