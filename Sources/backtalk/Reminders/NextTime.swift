import Foundation
import Reminders

/// When a rule comes next, for a person.
struct NextTime {
    private let rule: ReminderRule
    private let quiet: QuietHours

    init(_ rule: ReminderRule, in settings: ReminderSettings) {
        self.rule = rule
        quiet = settings.quiet
    }

    var text: String? {
        if case .every(let minutes, _, active: true) = rule.when {
            return "next after \(minutes) min at the machine"
        }
        let schedule = ReminderSchedule(ReminderSettings(rules: [rule], quiet: quiet), zone: .current)
        guard let next = schedule.firings(after: WallTime.now).first(where: { _ in true }) else {
            return "never: all its times lie in the quiet hours, \(quiet)"
        }
        return "next \(WallTime().dayAndTime(next.instant))"
    }
}
