import Documents
import Practice

/// What the rules ask of their values.
extension MistakeLog {
    private static let timeExpected = "expected a time from 00:00 to 23:59: \"08:00\""
    private static let windowExpected = "expected two times: 09:00-17:30"

    mutating func times(_ value: YAMLValue) -> [TimeOfDay]? {
        let expected = "expected a time or a list of times: [\"08:00\", \"20:30\"]"
        guard case .sequence(let values) = value.content else {
            return time(value, expected: expected).map { [$0] }
        }
        guard !values.isEmpty, values.count <= ReminderRule.mostTimes else {
            add(
                value.place,
                values.isEmpty ? "the list of times is empty" : "there are \(values.count) times",
                expected: values.isEmpty ? expected : "expected at most \(ReminderRule.mostTimes)")
            return nil
        }
        let times = values.compactMap { time($0, expected: Self.timeExpected) }
        return times.count == values.count ? times : nil
    }

    private mutating func time(_ value: YAMLValue, expected: String) -> TimeOfDay? {
        guard let text = scalar(value, expected: expected) else { return nil }
        if let time = TimeText.time(text) { return time }
        add(value.place, "found \(Self.quoted(text))", expected: expected)
        return nil
    }

    mutating func window(_ value: YAMLValue) -> TimeWindow? {
        guard let text = scalar(value, expected: Self.windowExpected) else { return nil }
        switch TimeText.window(text) {
        case .window(let window): return window
        case .empty:
            add(value.place, "\(Self.quoted(text)) ends when it begins", expected: Self.windowExpected)
        case .unreadable: add(value.place, "found \(Self.quoted(text))", expected: Self.windowExpected)
        }
        return nil
    }

    mutating func quietHours(_ value: YAMLValue) -> QuietHours? {
        let expected = "expected two times, or off: 22:00-07:00"
        guard let text = scalar(value, expected: expected) else { return nil }
        if text == "off" { return .off }
        switch TimeText.window(text) {
        case .window(let window): return .between(window)
        case .empty: add(value.place, "\(Self.quoted(text)) ends when it begins", expected: expected)
        case .unreadable: add(value.place, "found \(Self.quoted(text))", expected: expected)
        }
        return nil
    }

    mutating func minutes(_ value: YAMLValue, in range: ClosedRange<Int>) -> Int? {
        let expected = "expected minutes or hours: 90 min or 2 h"
        guard let text = scalar(value, expected: expected) else { return nil }
        guard let minutes = TimeText.minutes(text) else {
            add(value.place, "found \(Self.quoted(text))", expected: expected)
            return nil
        }
        guard range.contains(minutes) else {
            add(
                value.place, "\(Self.quoted(text)) is too \(minutes < range.lowerBound ? "short" : "long")",
                expected: "expected from \(range.lowerBound) min to \(range.upperBound / 60) h")
            return nil
        }
        return minutes
    }

    /// `daily`, `weekdays`, `weekends`, a day, or a list of days.
    mutating func weekdays(_ value: YAMLValue) -> Weekdays? {
        let sets: [(String, Weekdays)] = [
            ("daily", .daily), ("weekdays", .weekdays), ("weekends", .weekends),
        ]
        let known = sets.map(\.0) + Weekday.allCases.map(\.rawValue) + Weekday.allCases.map(\.name)
        let expected = "expected daily, weekdays, weekends, or days such as [mon, wed]"
        guard case .sequence(let values) = value.content else {
            guard let text = scalar(value, expected: expected) else { return nil }
            if let set = sets.first(where: { $0.0 == text }) { return set.1 }
            return day(text, at: value, among: known, expected: expected)
        }
        guard !values.isEmpty else {
            add(value.place, "the list of days is empty", expected: expected)
            return nil
        }
        let names = Weekday.allCases.map(\.rawValue)
        let days = values.compactMap { value -> Weekdays? in
            guard let text = scalar(value, expected: "expected \(Self.list(names))") else { return nil }
            return day(
                text, at: value, among: names + Weekday.allCases.map(\.name),
                expected: "expected \(Self.list(names))")
        }
        return days.count == values.count ? days.reduce([]) { $0.union($1) } : nil
    }

    private mutating func day(
        _ text: String, at value: YAMLValue, among known: [String], expected: String
    ) -> Weekdays? {
        let name = text.lowercased()
        if let day = Weekday.allCases.first(where: { $0.rawValue == name || $0.name == name }) {
            return Weekdays(day)
        }
        add(
            value.place, "unknown day \(Self.quoted(text))", expected: expected,
            nearest: NearestName.of(text, among: known))
        return nil
    }

    mutating func flag(_ value: YAMLValue) -> Bool? {
        name(value, "value", among: ["true", "false"]).map { $0 == "true" }
    }
}
