import Documents
import Practice

/// Reads what a file says about reminders: the keys `reminders`, `quiet` and `gates`.
public struct ReminderReader: Sendable {
    /// Every key that is read here.
    public static let keys =
        [
            DocumentKey("reminders", .structure), DocumentKey("quiet", .text),
            DocumentKey("gates", .structure),
        ] + DocumentKey.all(Gate.allCases.map { "gates.\($0.rawValue)" }, .choice) + RuleReader.keys

    public init() {}

    /// The file that holds reminders alone; `file` is its name for mistakes.
    public func read(_ bytes: some Sequence<UInt8>, file: String) throws(Mistakes) -> WrittenReminders {
        var log = MistakeLog(file: file)
        var reminders = WrittenReminders()
        if let value = YAMLReader(allowsNothing: true).read(bytes, &log), !value.isMissing,
            let mapping = log.mapping(value, expected: "expected 'reminders' with a list of rules")
        {
            log.unknownKeys(mapping, known: Self.keys.names())
            reminders = read(mapping, &log)
        }
        try log.finish()
        return reminders
    }

    /// What a larger file says, whose other keys are others' to read.
    public func read(_ mapping: YAMLMapping, _ log: inout MistakeLog) -> WrittenReminders {
        var reminders = WrittenReminders()
        if let value = mapping["reminders"] { reminders.rules = rules(value, &log) }
        if let value = mapping["quiet"] { reminders.quiet = log.quietHours(value) }
        if let value = mapping["gates"] { reminders.gates = gates(value, &log) }
        return reminders
    }

    /// One rule; nil, with its mistakes, where it cannot be read.
    public func rule(_ value: YAMLValue, _ log: inout MistakeLog) -> WrittenRule? {
        RuleReader().read(value, &log)
    }

    private func rules(_ value: YAMLValue, _ log: inout MistakeLog) -> [WrittenRule] {
        // A person who took out the last rule need not take out the key.
        if value.isMissing { return [] }
        guard let items = log.sequence(value, expected: "expected a list of rules: - at: \"08:00\"") else {
            return []
        }
        if items.count > ReminderRule.mostRules {
            log.add(
                value.place, "there are \(items.count) rules",
                expected: "expected at most \(ReminderRule.mostRules)")
        }
        let reader = RuleReader()
        return items.prefix(ReminderRule.mostRules).compactMap { reader.read($0, &log) }
    }

    private func gates(_ value: YAMLValue, _ log: inout MistakeLog) -> [Gate: Bool] {
        guard let mapping = log.mapping(value, expected: "expected gates, each on or off: music: off") else {
            return [:]
        }
        log.unknownKeys(mapping, known: Self.keys.names(under: "gates"))
        var gates: [Gate: Bool] = [:]
        for field in mapping.fields {
            guard let gate = Gate(rawValue: field.key) else { continue }
            gates[gate] = log.name(field.value, "value", among: ["on", "off"]).map { $0 == "on" }
        }
        return gates
    }
}
