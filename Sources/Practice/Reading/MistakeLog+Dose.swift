import Documents

extension MistakeLog {
    /// The dose keys of `mapping`, with every mistake that can be seen without knowing the pose.
    mutating func dose(_ mapping: YAMLMapping) -> WrittenDose {
        var dose = WrittenDose(mapping: mapping)
        if let field = mapping.field(.hold) { dose.hold = hold(field.value, .hold) }
        if let field = mapping.field(.phases) { dose.phases = phases(field.value) }
        if let field = mapping.field(.repeat) {
            dose.repetitions = count(field.value, .repeat, maximum: DoseKey.mostRepetitions)
                .map { .count($0) }
        }
        if let field = mapping.field(.for) { dose.repetitions = time(field.value, .for).map { .fill($0) } }
        if let field = mapping.field(.pause) { dose.pause = pause(field.value) }
        if let field = mapping.field(.sides) { dose.sides = choice(field.value, "sides") }
        if let field = mapping.field(.first) { dose.first = choice(field.value, "side") }
        if let field = mapping.field(.sets) {
            dose.sets = count(field.value, .sets, maximum: DoseKey.mostSets)
        }
        if let field = mapping.field(.rest) { dose.rest = time(field.value, .rest) }
        exclude(mapping, .hold, .phases)
        exclude(mapping, .repeat, .for)
        return dose
    }

    /// A length that is held: seconds or breaths.
    mutating func hold(_ value: YAMLValue, _ key: DoseKey) -> Length? {
        guard let length = length(value, expected: key.expected) else { return nil }
        switch length {
        case .seconds, .breaths: return length
        case .inBreath, .outBreath:
            add(value.place, "half a breath is only possible in phases", expected: key.expected)
            return nil
        }
    }

    private mutating func exclude(_ mapping: YAMLMapping, _ one: DoseKey, _ other: DoseKey) {
        guard let a = mapping.field(one), let b = mapping.field(other) else { return }
        let later = max(a.place, b.place) == a.place ? a : b
        let earlier = later == a ? b : a
        add(
            later.place, "'\(later.key)' does not go with '\(earlier.key)'",
            expected: "expected \(one.rawValue) or \(other.rawValue)")
    }

    private mutating func length(_ value: YAMLValue, expected: String) -> Length? {
        guard let text = scalar(value, expected: expected) else { return nil }
        do throws(DoseText.Unreadable) {
            return try DoseText.length(text)
        } catch {
            add(value.place, error.wrong, expected: error.expected ?? expected, nearest: error.nearest)
            return nil
        }
    }

    private mutating func time(_ value: YAMLValue, _ key: DoseKey) -> DoseRange<Seconds>? {
        guard let length = length(value, expected: key.expected) else { return nil }
        if case .seconds(let range) = length { return range }
        add(value.place, "breaths are no time", expected: key.expected)
        return nil
    }

    private mutating func count(_ value: YAMLValue, _ key: DoseKey, maximum: Int) -> DoseRange<Int>? {
        guard let text = scalar(value, expected: key.expected) else { return nil }
        do throws(DoseText.Unreadable) {
            return try DoseText.count(text, maximum: maximum)
        } catch {
            add(value.place, error.wrong, expected: error.expected ?? key.expected, nearest: error.nearest)
            return nil
        }
    }

    private mutating func pause(_ value: YAMLValue) -> Pause?? {
        if value.content == .text("none", quoted: false) { return .some(nil) }
        switch hold(value, .pause) {
        case .seconds(let range): return .seconds(range)
        case .breaths(let range): return .breaths(range)
        default: return nil
        }
    }

    private mutating func phases(_ value: YAMLValue) -> [WrittenDose.PlacedPhase]? {
        let expected = DoseKey.phases.expected
        guard let items = sequence(value, expected: expected) else { return nil }
        guard !items.isEmpty, items.count <= DoseKey.mostPhases else {
            add(
                value.place,
                items.isEmpty ? "the list of phases is empty" : "there are \(items.count) phases",
                expected: items.isEmpty ? expected : "expected at most \(DoseKey.mostPhases)")
            return nil
        }
        let before = mistakes.count
        var phases: [WrittenDose.PlacedPhase] = []
        var names: Set<String> = []
        for item in items {
            guard let phase = phase(item) else { continue }
            phases.append(phase)
            if !names.insert(phase.phase.name).inserted {
                add(
                    phase.place, "the phase \(Self.quoted(phase.phase.name)) is there twice",
                    expected: "expected each phase once")
            }
        }
        return mistakes.count == before && phases.count == items.count ? phases : nil
    }

    private mutating func phase(_ item: YAMLValue) -> WrittenDose.PlacedPhase? {
        let expected = "expected a phase and its length: cow: in-breath"
        guard let mapping = mapping(item, expected: expected) else { return nil }
        guard mapping.fields.count == 1, let field = mapping.fields.first else {
            add(item.place, "a phase has one name and one length", expected: expected)
            return nil
        }
        let name = text(YAMLValue(.text(field.key, quoted: true), at: field.place), expected: expected)
        let length = length(
            field.value, expected: "expected a length: 5 s, 1 breath, in-breath or out-breath")
        guard let name, let length else { return nil }
        // The movement follows the breath: bending back opens the chest, rounding empties it.
        let led: Length? = ["cow": .inBreath, "cat": .outBreath][name]
        if let led, length == .inBreath || length == .outBreath, length != led {
            add(
                field.value.place, "\(name) is led by the wrong breath",
                expected: "expected \(led == .inBreath ? "in-breath" : "out-breath")")
            return nil
        }
        return WrittenDose.PlacedPhase(phase: Phase(name: name, length: length), place: field.place)
    }
}
