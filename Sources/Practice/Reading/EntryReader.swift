import Documents

/// Reads one entry of a routine.
struct EntryReader {
    let poses: [Pose]

    /// What an entry is about, by the key that says so.
    private enum Kind: String {
        case pose, say, name, rest

        var keys: [String] {
            switch self {
            case .pose: ["pose"] + DoseKey.names
            case .say: ["say"]
            case .name: ["name", "position", "steps"] + DoseKey.names
            case .rest: ["rest"]
            }
        }
    }

    /// Every key of an entry, under "poses".
    static let documentKeys =
        [
            DocumentKey("poses.pose", .choice), DocumentKey("poses.say", .text),
            DocumentKey("poses.name", .text), DocumentKey("poses.position", .choice),
            DocumentKey("poses.steps", .text),
        ]
        + DoseKey.allCases.map { key in
            DocumentKey("poses.\(key.rawValue)", key == .sides || key == .first ? .choice : .number)
        }
    private static let keys = documentKeys.names(under: "poses")
    private static let expected = "expected a pose, or an entry with pose, say, name or rest"

    func read(_ value: YAMLValue, _ log: inout MistakeLog) -> Routine.Entry? {
        switch value.content {
        case .refused: return nil
        case .text where !value.isMissing:
            guard let pose = pose(value, &log) else { return nil }
            return .pose(pose, pose.movement)
        case .text, .sequence:
            log.wrongType(value, expected: Self.expected)
            return nil
        case .mapping(let mapping): return read(mapping, &log)
        }
    }

    private func read(_ mapping: YAMLMapping, _ log: inout MistakeLog) -> Routine.Entry? {
        guard let kind = kind(of: mapping) else {
            let unknown = mapping.fields.contains { !Self.keys.contains($0.key) }
            if unknown {
                log.unknownKeys(mapping, known: Self.keys)
            } else {
                log.add(mapping.place, "the entry names no pose", expected: Self.expected)
            }
            _ = log.dose(mapping)
            return nil
        }
        for field in mapping.fields where !kind.keys.contains(field.key) {
            if Self.keys.contains(field.key) {
                log.add(
                    field.place, "'\(field.key)' does not go with '\(kind.rawValue)'",
                    expected: "expected \(MistakeLog.list(kind.keys))")
            } else {
                log.add(
                    field.place, "unknown key \(MistakeLog.quoted(field.key))",
                    expected: "expected \(MistakeLog.list(kind.keys))",
                    nearest: NearestName.of(field.key, among: kind.keys))
            }
        }
        switch kind {
        case .pose: return posed(mapping, &log)
        case .say: return mapping["say"].flatMap { log.text($0) }.map { .say($0) }
        case .name: return own(mapping, &log)
        case .rest: return rest(mapping, &log)
        }
    }

    private func kind(of mapping: YAMLMapping) -> Kind? {
        func has(_ key: String) -> Bool { mapping.field(key) != nil }
        if has("pose") { return .pose }
        if has("position") || has("steps") { return .name }
        if has("say") { return .say }
        if has("name") { return .name }
        // With other keys of a dose, `rest` is the one between sets, and the pose is missing.
        let isDose = mapping.fields.contains { $0.key != "rest" && DoseKey.names.contains($0.key) }
        return has("rest") && !isDose ? .rest : nil
    }

    private func posed(_ mapping: YAMLMapping, _ log: inout MistakeLog) -> Routine.Entry? {
        let pose = mapping["pose"].flatMap { self.pose($0, &log) }
        let dose = log.dose(mapping)
        guard let pose else { return nil }
        return .pose(pose, log.movement(dose, of: pose))
    }

    private func pose(_ value: YAMLValue, _ log: inout MistakeLog) -> Pose? {
        let ids = poses.map(\.id)
        guard let id = log.name(value, "pose", among: ids) else { return nil }
        return poses.first { $0.id == id }
    }

    /// A pose that the person describes.
    private func own(_ mapping: YAMLMapping, _ log: inout MistakeLog) -> Routine.Entry? {
        let name = log.required("name", in: mapping, expected: "expected the pose's name")
            .flatMap { log.text($0, expected: "expected the pose's name") }
        let position = log.required("position", in: mapping, expected: Position.expected)
            .flatMap { log.choice($0, "position", of: Position.self) }
        let steps = log.required("steps", in: mapping, expected: "expected a list of sentences")
            .flatMap { self.steps($0, &log) }
        let dose = log.dose(mapping)
        let movement = log.movement(dose)
        guard let name, let position, let steps, let movement else { return nil }
        let pose = Pose(
            id: name, position: position, movement: movement,
            phaseNames: dose.phases?.map(\.phase.name) ?? [], steps: steps)
        return .pose(pose, movement)
    }

    private func steps(_ value: YAMLValue, _ log: inout MistakeLog) -> [String]? {
        let expected = "expected a list of sentences"
        guard let items = log.sequence(value, expected: expected) else { return nil }
        guard !items.isEmpty else {
            log.add(value.place, "the list of steps is empty", expected: expected)
            return nil
        }
        return items.compactMap { log.text($0, expected: "expected a sentence") }
    }

    /// `rest: 2 min`, the built-in pose `rest` held that long.
    private func rest(_ mapping: YAMLMapping, _ log: inout MistakeLog) -> Routine.Entry? {
        guard let value = mapping["rest"], let length = log.hold(value, .hold) else { return nil }
        guard let pose = poses.first(where: { $0.id == "rest" }) else {
            log.add(mapping.place, "there is no pose 'rest'", expected: "expected a pose")
            return nil
        }
        var movement = pose.movement
        movement.phases = [Phase(name: Phase.hold, length: length)]
        return .pose(pose, movement)
    }
}
