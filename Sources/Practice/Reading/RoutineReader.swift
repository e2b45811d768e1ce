import Documents

/// Reads routine files. Every mistake of a file is found in one reading, or as many as can be seen past a text
/// that is not YAML.
///
/// How an entry's dose is laid over its pose stands at `MistakeLog.movement`.
public struct RoutineReader: Sendable {
    /// A routine with more entries is refused.
    static let mostEntries = 1_000
    /// How long a routine may take at level full, words and pauses included.
    public static let longest = Seconds(12 * 60 * 60)

    /// Every key of a routine file. None names a file.
    public static let keys =
        [DocumentKey("name", .text), DocumentKey("poses", .structure)]
        + PreferenceKey.keys(voice: .voiceName) + EntryReader.documentKeys
    private static let posesExpected = "expected a list of poses"
    private let poses: [Pose]

    public init(poses: [Pose] = Catalog.poses) { self.poses = poses }

    /// The routine of a file; `file` is its name for mistakes, and the routine's where the file gives none.
    public func read(
        _ bytes: some Sequence<UInt8>, file: String, id: String? = nil
    ) throws(Mistakes) -> Routine {
        try read(bytes, file: file, id: id, also: { _, _ in })
    }

    /// The routine; `part` looks at the file's mapping too, and its mistakes are told with the others.
    public func read(
        _ bytes: some Sequence<UInt8>, file: String, id: String? = nil,
        also part: (YAMLMapping, inout MistakeLog) -> Void
    ) throws(Mistakes) -> Routine {
        var log = MistakeLog(file: file)
        guard let routine = read(bytes, id: id, &log, part), log.isEmpty else { throw Mistakes(log.mistakes) }
        return routine
    }

    private func read(
        _ bytes: some Sequence<UInt8>, id: String?, _ log: inout MistakeLog,
        _ part: (YAMLMapping, inout MistakeLog) -> Void
    ) -> Routine? {
        guard let value = YAMLReader().read(bytes, &log),
            let mapping = log.mapping(value, expected: "expected a mapping with name and poses")
        else { return nil }
        unknownKeys(mapping, &log)
        part(mapping, &log)
        let name = mapping["name"].flatMap { log.spoken($0, expected: "expected the routine's name") }
        let preferences = log.preferences(mapping) { value, log in
            log.voiceName(value, of: "a routine").map(VoiceChoice.named)
        }
        let entries = entries(in: mapping, breath: preferences.breath ?? .off, &log)
        return Routine(
            id: id, name: name ?? Self.name(of: log.file), entries: entries, preferences: preferences,
            texts: id == nil ? WrittenTexts(log.spoken) : WrittenTexts())
    }

    /// What leads out of the file is the person's to set, and said as such.
    private func unknownKeys(_ mapping: YAMLMapping, _ log: inout MistakeLog) {
        let personal = ConfigurationReader.keysOfSessions
        log.unknownKeys(
            YAMLMapping(mapping.fields.filter { !personal.contains($0.key) }, at: mapping.place),
            known: Self.keys.names())
        for field in mapping.fields where personal.contains(field.key) {
            let isOption = ConfigurationReader.options.contains(field.key)
            log.add(
                field.place, "'\(field.key)' is no key of a routine",
                expected: "expected it in your config.yaml"
                    + (isOption ? ", or as '--\(field.key)' on the command line" : ""))
        }
    }

    private func entries(
        in mapping: YAMLMapping, breath: Breath, _ log: inout MistakeLog
    ) -> [Routine.Entry] {
        guard let value = log.required("poses", in: mapping, expected: Self.posesExpected),
            let items = log.sequence(value, expected: Self.posesExpected)
        else { return [] }
        let place = mapping.field("poses")?.place ?? value.place
        guard !items.isEmpty else {
            log.add(value.place, "the list of poses is empty", expected: "expected at least one pose")
            return []
        }
        if items.count > Self.mostEntries {
            log.add(
                place, "the routine has \(items.count) entries",
                expected: "expected at most \(Self.mostEntries)")
        }
        let reader = EntryReader(poses: poses)
        let entries = items.prefix(Self.mostEntries).compactMap { reader.read($0, &log) }
        let time = entries.reduce(Seconds.zero) { $0 + $1.estimate(breath: breath) }
        if time > Self.longest {
            log.add(
                place, "the routine takes more than 12 hours at level full",
                expected: "expected at most 12 hours, words and pauses included")
        }
        return entries
    }

    /// The file's name without its folders and its extension.
    private static func name(of file: String) -> String {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
        return String(name[..<dot])
    }
}
