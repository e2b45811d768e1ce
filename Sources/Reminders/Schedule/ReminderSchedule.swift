import Foundation

/// The rules of a person, laid over the clock of their zone. Pure: it asks no clock what the time is.
public struct ReminderSchedule: Sendable {
    public let settings: ReminderSettings
    public let zone: TimeZone
    /// For every weekday, the times on the wall with the rules that want them, in their order.
    let week: [Weekday: [WallTime]]
    /// The weekdays whose times on the wall all lie in quiet hours.
    let silent: Set<Weekday>

    struct WallTime: Sendable {
        /// Since midnight, 0 to 1439.
        let minute: Int
        let causes: [Cause]

        struct Cause: Sendable {
            let rule: Int
            /// How many days before its window began, 0 to 2.
            let daysBefore: Int
        }
    }

    public init(_ settings: ReminderSettings, zone: TimeZone) {
        self.settings = settings
        self.zone = zone
        var wanted: [Weekday: [Int: [WallTime.Cause]]] = [:]
        for (index, rule) in settings.rules.enumerated() {
            for minute in Set(rule.minutes) {
                let later = minute / TimeOfDay.minutesOfDay
                let cause = WallTime.Cause(rule: index, daysBefore: later)
                for day in rule.days.days {
                    wanted[day.later(by: later), default: [:]][
                        minute % TimeOfDay.minutesOfDay, default: []
                    ].append(cause)
                }
            }
        }
        let week = wanted.mapValues { times in
            times.sorted { $0.key < $1.key }.map { WallTime(minute: $0.key, causes: $0.value) }
        }
        self.week = week
        silent = Set(
            Weekday.allCases.filter { day in
                (week[day] ?? []).allSatisfy { settings.quiet.contains(second: $0.minute * 60) }
            })
    }

    /// When reminders are due after `instant`, and not at it: in their order, each instant once.
    public func firings(after instant: Instant) -> Firings { Firings(self, after: instant) }

    /// Whether no reminder may come at `instant`.
    public func isQuiet(at instant: Instant) -> Bool {
        settings.quiet.contains(second: LocalClock(zone).second(at: instant))
    }

    /// The first instant from `instant` on that is quiet; nil where none is.
    public func quiet(from instant: Instant) -> Instant? {
        guard let window = settings.quiet.window else { return nil }
        if isQuiet(at: instant) { return instant }
        var clock = LocalClock(zone)
        let today = clock.day(at: instant)
        return (0...2).map { clock.instant(today + $0, window.start) }.first { $0 >= instant }
    }

    /// The end of a rule's window on the day to which `cause` belongs; nil where the rule has none.
    public func windowEnd(_ cause: Firing.Cause) -> Instant? {
        windowBounds(cause.rule, on: cause.day)?.upperBound
    }

    /// A rule's window on a day of its, from its first to its last instant; nil where it has none that day.
    func windowBounds(_ rule: Int, on day: CivilDay) -> ClosedRange<Instant>? {
        guard settings.rules.indices.contains(rule), let window = settings.rules[rule].window,
            settings.rules[rule].days.contains(day.weekday)
        else { return nil }
        var clock = LocalClock(zone)
        let end = window.start.minute + window.minutes
        let (days, minute) = end.quotientAndRemainder(dividingBy: TimeOfDay.minutesOfDay)
        return clock.instant(day, window.start)...clock.instant(day + days, second: minute * 60)
    }
}

extension Weekday {
    func later(by days: Int) -> Weekday {
        let index = Weekday.allCases.firstIndex(of: self) ?? 0
        return Weekday.allCases[(index + days) % 7]
    }
}
