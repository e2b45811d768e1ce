import Seeded

@testable import Reminders

/// Rules as a seed makes them.
enum RandomReminders {
    static func settings(_ random: inout SplitMix64) -> ReminderSettings {
        let rules = (0..<Int.random(in: 1...4, using: &random)).map { _ in rule(&random) }
        let quiet: QuietHours =
            switch Int.random(in: 0..<3, using: &random) {
            case 0: .off
            case 1: .usual
            default: window(&random).map { .between($0) } ?? .off
            }
        return ReminderSettings(rules: rules, quiet: quiet)
    }

    static func rule(_ random: inout SplitMix64) -> ReminderRule {
        let days = Weekdays(rawValue: UInt8.random(in: 1...127, using: &random))
        if Bool.random(using: &random) {
            let times = (0..<Int.random(in: 1...3, using: &random)).map { _ in time(&random) }
            return ReminderRule(.at(times), days: days)
        }
        guard let window = window(&random) else { return ReminderRule(.at([time(&random)]), days: days) }
        let step = Int.random(in: 30...400, using: &random)
        return ReminderRule(.every(minutes: step, between: window, active: false), days: days)
    }

    static func time(_ random: inout SplitMix64) -> TimeOfDay {
        // Half of them where clocks are changed.
        let most = Bool.random(using: &random) ? 4 * 60 : 24 * 60
        return TimeOfDay(wrapping: Int.random(in: 0..<most / 5, using: &random) * 5)
    }

    /// nil where it would be empty.
    static func window(_ random: inout SplitMix64) -> TimeWindow? {
        TimeWindow(start: time(&random), end: time(&random))
    }
}
