import Foundation
import Reminders

/// When a rule comes next, for a person.
struct NextTime {
    private let rule: ReminderRule
    private let quiet: QuietHours
    private let rests: [Rest]

    /// - Parameter rests: what holds it back now.
    init(_ rule: ReminderRule, in settings: ReminderSettings, after rests: [Rest]) {
        self.rule = rule
        self.rests = rests
        quiet = settings.quiet
    }

    /// nil while it rests until the person says so.
    var text: String? {
        if rests.contains(where: { $0.until == nil }) { return nil }
        if case .every(let minutes, _, active: true) = rule.when {
            return "next after \(minutes) min at the machine"
        }
        let schedule = ReminderSchedule(ReminderSettings(rules: [rule], quiet: quiet), zone: .current)
        // What falls due at the end of a rest is given.
        let ends = rests.compactMap(\.until).map { Instant(milliseconds: $0.milliseconds - 1) }
        let start = ends.reduce(WallTime.now, max)
        guard let next = schedule.firings(after: start).first(where: { _ in true }) else {
            return "never: all its times lie in the quiet hours, \(quiet)"
        }
        return "next \(WallTime().dayAndTime(next.instant))"
    }
}
