import Documents

/// Reads `config.yaml`. A file that says nothing is fine; a mistake is told with its place, like a routine's.
public struct ConfigurationReader: Sendable {
    /// Every key of the file that is read here.
    public static let keys =
        [DocumentKey("routine", .routine)] + PreferenceKey.keys(voice: .voice)
        + [DocumentKey("device", .device), DocumentKey("preroll", .number)] + MistakeLog.soundKeys
    /// Those that a routine cannot set: where and with what of the person's it is heard.
    static let keysOfSessions = ["device", "preroll"] + MistakeLog.soundKeys.names()
    /// Those among them that a command line sets too.
    static let options = ["device", "preroll", "music"]
    /// Keys that rooms above this one read, through `read(_:file:also:)`.
    public static let keysOfOthers = ["reminders", "quiet", "gates"]

    public init() {}

    /// The configuration of a file; `file` is its name for mistakes.
    public func read(_ bytes: some Sequence<UInt8>, file: String) throws(Mistakes) -> Configuration {
        try read(bytes, file: file, also: { _, _ in }).0
    }

    /// The configuration, and what `part` makes of the keys that it knows; the mistakes of both are told at once.
    public func read<Part>(
        _ bytes: some Sequence<UInt8>, file: String, also part: (YAMLMapping, inout MistakeLog) -> Part
    ) throws(Mistakes) -> (Configuration, Part) {
        var log = MistakeLog(file: file)
        let mapping = mapping(bytes, &log)
        let read = (configuration(mapping, &log), part(mapping, &log))
        try log.finish()
        return read
    }

    /// What the file sets; nothing where it says nothing, or is none.
    private func mapping(_ bytes: some Sequence<UInt8>, _ log: inout MistakeLog) -> YAMLMapping {
        guard let value = YAMLReader(allowsNothing: true).read(bytes, &log), !value.isMissing,
            let mapping = log.mapping(value, expected: "expected a mapping of settings: level: steady")
        else { return YAMLMapping([], at: .start) }
        return mapping
    }

    private func configuration(_ mapping: YAMLMapping, _ log: inout MistakeLog) -> Configuration {
        log.unknownKeys(mapping, known: Self.keys.names() + Self.keysOfOthers)
        return Configuration(
            routine: mapping["routine"].flatMap { log.text($0, expected: "expected a routine: easing-five") },
            preferences: log.preferences(mapping) { value, log in log.typedVoice(value) },
            device: mapping["device"].flatMap { log.text($0, expected: "expected a device: default") },
            preroll: mapping["preroll"].flatMap { log.integer($0, in: Configuration.prerollRange) },
            sound: log.sound(mapping))
    }
}
