import Documents
import Practice

/// Reads one rule.
struct RuleReader {
    fileprivate enum Key: String, CaseIterable {
        case at, every, between, active, days, routine, speak
        case unlessDone = "unless-done"
    }

    static let keys = Key.allCases.map { key in
        DocumentKey("reminders.\(key.rawValue)", key == .routine ? .routine : .choice)
    }

    private static let expected = "expected a rule: at: \"08:00\", or every: 90 min with between: 09:00-17:30"

    func read(_ value: YAMLValue, _ log: inout MistakeLog) -> WrittenRule? {
        guard let mapping = log.mapping(value, expected: Self.expected) else { return nil }
        log.unknownKeys(mapping, known: Self.keys.names(under: "reminders"))
        // What could not be read has its mistake, and the rule is not used.
        let days = mapping[Key.days].flatMap { log.weekdays($0) } ?? .daily
        let routine = mapping[Key.routine].flatMap {
            log.text($0, expected: "expected a routine: easing-five")
        }
        let speaks = mapping[Key.speak].flatMap { log.flag($0) }
        let unlessDone = mapping[Key.unlessDone].flatMap { sessions($0, &log) }
        guard let when = self.when(mapping, &log) else { return nil }
        return WrittenRule(
            rule: ReminderRule(
                when, days: days, routine: routine, speaks: speaks, unlessDone: unlessDone),
            place: mapping.place, routinePlace: mapping[Key.routine]?.place ?? mapping.place)
    }

    private func when(_ mapping: YAMLMapping, _ log: inout MistakeLog) -> ReminderRule.When? {
        switch (mapping.field(Key.at.rawValue), mapping.field(Key.every.rawValue)) {
        case (nil, nil):
            log.add(mapping.place, "the rule has no time", expected: Self.expected)
            _ = grid(mapping, &log)
            return nil
        case (let at?, nil):
            for key in [Key.between, .active] {
                guard let other = mapping.field(key.rawValue) else { continue }
                log.add(
                    other.place, "'\(key.rawValue)' does not go with 'at'",
                    expected: "expected at with days, routine, speak or unless-done")
            }
            return log.times(at.value).map { .at($0) }
        case (let at, let every?):
            let minutes = log.minutes(every.value, in: ReminderRule.stepRange)
            if let at {
                _ = log.times(at.value)
                let later = max(at.place, every.place)
                let (key, other) = later == at.place ? (Key.at, Key.every) : (.every, .at)
                log.add(
                    later, "'\(key.rawValue)' does not go with '\(other.rawValue)'",
                    expected: "expected at or every; two rules can have both")
            }
            if mapping[Key.between] == nil {
                log.add(
                    every.place, "the key 'between' is missing", expected: "expected between: 09:00-17:30")
            }
            guard let (window, active) = grid(mapping, &log), let minutes else { return nil }
            return .every(minutes: minutes, between: window, active: active)
        }
    }

    /// What goes with `every`; nil without a window.
    private func grid(_ mapping: YAMLMapping, _ log: inout MistakeLog) -> (TimeWindow, Bool)? {
        let active = mapping[Key.active].flatMap { log.flag($0) } ?? false
        return mapping[Key.between].flatMap { log.window($0) }.map { ($0, active) }
    }

    /// nil where it comes whatever was done.
    private func sessions(_ value: YAMLValue, _ log: inout MistakeLog) -> Int? {
        switch log.name(value, "value", among: ["once", "twice", "true", "false"]) {
        case "once", "true": 1
        case "twice": 2
        default: nil
        }
    }
}

extension YAMLMapping {
    fileprivate subscript(key: RuleReader.Key) -> YAMLValue? { self[key.rawValue] }
}
