import Documents

/// Reads the built-in poses: a mapping of ids, each with its pose.
struct PoseReader {
    private static let keys =
        ["position"] + DoseKey.names
        + ["props", "breath", "breath-holds", "effort", "change", "alternation"]

    /// The poses in the order of the file, and every mistake.
    func read(_ bytes: some Sequence<UInt8>, _ log: inout MistakeLog) -> [Pose] {
        let expected = "expected poses by their ids"
        guard let value = YAMLReader().read(bytes, &log), let poses = log.mapping(value, expected: expected)
        else { return [] }
        return poses.fields.compactMap { pose($0, &log) }
    }

    private func pose(_ field: YAMLField, _ log: inout MistakeLog) -> Pose? {
        let expected = "expected a pose with its position and dose"
        guard let mapping = log.mapping(field.value, expected: expected) else { return nil }
        log.unknownKeys(mapping, known: Self.keys)
        let position = log.required("position", in: mapping, expected: Position.expected)
            .flatMap { log.choice($0, "position", of: Position.self) }
        let dose = log.dose(mapping)
        let movement = log.movement(dose)
        let phaseNames = dose.phases?.map(\.phase.name) ?? []
        let props = mapping["props"].map { self.props($0, &log) } ?? []
        let breath = mapping["breath"].flatMap { pattern($0, &log) }
        let holds = mapping["breath-holds"].flatMap { log.name($0, "answer", among: ["yes", "no"]) }
        let effort = mapping["effort"].flatMap { log.name($0, "phase", among: phaseNames) }
        let change = mapping["change"].flatMap { seconds($0, &log) } ?? Pose.usualChange
        let alternation = mapping["alternation"].flatMap { seconds($0, &log) } ?? Pose.usualChange
        guard let position, let movement else { return nil }
        return Pose(
            id: field.key, position: position, movement: movement, props: props, breath: breath,
            allowsBreathHold: holds != "no", phaseNames: phaseNames, effort: effort, change: change,
            alternation: alternation)
    }

    private func seconds(_ value: YAMLValue, _ log: inout MistakeLog) -> Seconds? {
        guard let length = log.hold(value, .hold) else { return nil }
        if case .seconds(let range) = length, range.low == range.high { return range.low }
        log.add(value.place, "a change is one length in seconds", expected: "expected seconds: 6 s")
        return nil
    }

    private func props(_ value: YAMLValue, _ log: inout MistakeLog) -> [Prop] {
        let items = log.sequence(value, expected: "expected a list of props: [pillow, towel]") ?? []
        return items.compactMap { log.choice($0, "prop", of: Prop.self) }
    }

    private func pattern(_ value: YAMLValue, _ log: inout MistakeLog) -> BreathPattern? {
        let expected = "expected a pattern: 3-3"
        guard let text = log.scalar(value, expected: expected) else { return nil }
        if let pattern = BreathPattern(text) { return pattern }
        log.add(value.place, "unknown breath \(MistakeLog.quoted(text))", expected: expected)
        return nil
    }
}

extension Position {
    /// As a mistake lists them.
    static let expected = "expected \(MistakeLog.list(allCases.map(\.rawValue)))"
}
