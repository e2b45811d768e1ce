/// Reads `config.yaml`. A file that says nothing is fine; a mistake is told with its place, like a routine's.
public struct ConfigurationReader: Sendable {
    private static let keys =
        ["routine"] + PreferenceKey.names + ["device", "preroll"] + MistakeLog.soundKeys

    public init() {}

    /// The configuration of a file; `file` is its name for mistakes.
    public func read(_ bytes: some Sequence<UInt8>, file: String) throws(Mistakes) -> Configuration {
        var log = MistakeLog(file: file)
        let configuration = read(bytes, &log)
        try log.finish()
        return configuration
    }

    private func read(_ bytes: some Sequence<UInt8>, _ log: inout MistakeLog) -> Configuration {
        guard let value = YAMLReader(allowsNothing: true).read(bytes, &log), !value.isMissing,
            let mapping = log.mapping(value, expected: "expected a mapping of settings: level: steady")
        else { return Configuration() }
        log.unknownKeys(mapping, known: Self.keys)
        return Configuration(
            routine: mapping["routine"].flatMap { log.text($0, expected: "expected a routine: easing-five") },
            preferences: log.preferences(mapping),
            device: mapping["device"].flatMap { log.text($0, expected: "expected a device: default") },
            preroll: mapping["preroll"].flatMap { log.integer($0, in: Configuration.prerollRange) },
            sound: log.sound(mapping))
    }
}
