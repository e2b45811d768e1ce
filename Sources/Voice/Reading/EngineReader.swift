import Documents
import Practice

/// Reads who speaks: eSpeak NG's settings, and what speaks instead of it.
struct EngineReader {
    let settings: EngineSettings
    let command: CommandEngine?
    let recordings: String?

    /// The ranges are eSpeak NG's: below 80 words a minute it keeps 80 and reports the lower number.
    static let rates = 80...450
    static let levels = 0...100
    /// Up to half a second.
    static let wordGaps = 0...50
    /// Seconds.
    static let timeLimits = 1...120
    static let mostArguments = 100

    static let keys =
        [DocumentKey("engine.voice", .engineVoice)]
        + DocumentKey.all(["engine.rate", "engine.pitch", "engine.range", "engine.word-gap"], .number)
        + [
            DocumentKey("engine.respell", .text), DocumentKey("engine.command", .program),
            DocumentKey("engine.time-limit", .number), DocumentKey("engine.recordings", .folder),
        ]

    static func read(_ value: YAMLValue, _ log: inout MistakeLog) -> EngineReader? {
        guard let mapping = log.mapping(value, expected: "expected 'voice', 'rate' and other settings") else {
            return nil
        }
        log.unknownKeys(mapping, known: keys.names(under: "engine"))
        let name = log.required("voice", in: mapping, expected: "expected the engine's name of the voice")
            .flatMap { self.name($0, &log) }
        let rate = mapping["rate"].flatMap { log.integer($0, in: rates) }
        let pitch = mapping["pitch"].flatMap { log.integer($0, in: levels) }
        let range = mapping["range"].flatMap { log.integer($0, in: levels) }
        let wordGap = mapping["word-gap"].flatMap { log.integer($0, in: wordGaps) }
        let respelled = mapping["respell"].flatMap { self.respelled($0, &log) }
        let command = command(mapping, &log)
        let recordings = mapping["recordings"].flatMap { log.text($0, expected: "expected a folder") }
        guard let name else { return nil }
        var settings = EngineSettings(voice: name)
        if let rate { settings.rate = rate }
        if let pitch { settings.pitch = pitch }
        if let range { settings.range = range }
        if let wordGap { settings.wordGap = wordGap }
        if let respelled { settings.respelled = respelled }
        return EngineReader(settings: settings, command: command, recordings: recordings)
    }

    /// eSpeak NG takes a name that it does not know for the path of a file below its data, so none of the marks that lead
    /// up or elsewhere passes: "en-us+f3", "gmw/en-US", "English (America)+Mr serious".
    private static func name(_ value: YAMLValue, _ log: inout MistakeLog) -> String? {
        let expected = "expected the engine's name of the voice"
        guard let name = log.word(value, expected: expected) else { return nil }
        let isPlain = name.allSatisfy { $0.isLetter || $0.isNumber || "-_+() /'".contains($0) }
        guard isPlain, !name.hasPrefix("/"), !name.contains("//") else {
            log.add(
                value.place, "\(MistakeLog.quoted(name)) is no name of a voice",
                expected: "expected one of 'espeak-ng --voices', with a variant if you like: en-us+f3")
            return nil
        }
        return name
    }

    private static func respelled(_ value: YAMLValue, _ log: inout MistakeLog) -> [String: String]? {
        guard let mapping = log.mapping(value, expected: "expected words, each with another spelling") else {
            return nil
        }
        var words: [String: String] = [:]
        for field in mapping.fields {
            let word = field.key.lowercased()
            guard !word.isEmpty, word.allSatisfy(\.isLetter) else {
                log.add(
                    field.place, "found \(MistakeLog.quoted(field.key))", expected: "expected one word")
                continue
            }
            words[word] = log.text(field.value, expected: "expected another spelling")
        }
        return words
    }

    private static func command(_ mapping: YAMLMapping, _ log: inout MistakeLog) -> CommandEngine? {
        let limit = mapping["time-limit"].flatMap { log.integer($0, in: timeLimits) }
        guard let value = mapping["command"] else {
            if let field = mapping.field("time-limit") {
                log.add(field.place, "there is nothing to limit", expected: "expected a 'command' too")
            }
            return nil
        }
        let expected = "expected a list: the program, then what it is given"
        guard let values = log.sequence(value, expected: expected) else { return nil }
        guard (1...mostArguments).contains(values.count) else {
            log.add(
                value.place, "the command has \(values.count) words",
                expected: "expected 1 to \(mostArguments)")
            return nil
        }
        let arguments = values.compactMap { log.text($0, expected: "expected a word of the command") }
        guard arguments.count == values.count else { return nil }
        return CommandEngine(arguments: arguments, timeLimit: limit ?? CommandEngine.usualTimeLimit)
    }
}
