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

    private static let keys = ["name", "poses"] + PreferenceKey.names
    private static let posesExpected = "expected a list of poses"
    private let poses: [Pose]

    public init(poses: [Pose] = Catalog.poses) { self.poses = poses }

    /// The routine of a file; `file` is its name for mistakes, and the routine's where the file gives none.
    public func read(
        _ bytes: some Sequence<UInt8>, file: String, id: String? = nil
    ) throws(Mistakes) -> Routine {
        var log = MistakeLog(file: file)
        guard let routine = read(bytes, id: id, &log), log.isEmpty else { throw Mistakes(log.mistakes) }
        return routine
    }

    private func read(_ bytes: some Sequence<UInt8>, id: String?, _ log: inout MistakeLog) -> Routine? {
        guard let value = YAMLReader().read(bytes, &log),
            let mapping = log.mapping(value, expected: "expected a mapping with name and poses")
        else { return nil }
        log.unknownKeys(mapping, known: Self.keys)
        let name = mapping["name"].flatMap { log.spoken($0, expected: "expected the routine's name") }
        let preferences = log.preferences(mapping)
        let entries = entries(in: mapping, breath: preferences.breath ?? .off, &log)
        return Routine(
            id: id, name: name ?? Self.name(of: log.file), entries: entries, preferences: preferences,
            texts: WrittenTexts(log.spoken))
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
