/// The instants at which reminders are due, one after the other, without end as long as any comes.
public struct Firings: Sequence, IteratorProtocol {
    private let schedule: ReminderSchedule
    private let after: Instant
    private var clock: LocalClock
    private var day: CivilDay
    /// Found and not yet given, in their order.
    private var found: [Firing] = []
    /// How many of them were given.
    private var given = 0
    /// Before it all firings are found.
    private var horizon: Instant

    /// Where so many days bring none, none will come: the calendar has seen every change of the clocks on every weekday.
    static let patience = 10_000

    init(_ schedule: ReminderSchedule, after: Instant) {
        self.schedule = schedule
        self.after = after
        clock = LocalClock(schedule.zone)
        day = clock.day(at: after)
        horizon = after
    }

    public mutating func next() -> Firing? {
        guard !schedule.week.isEmpty else { return nil }
        var days = 0
        // The last one found may have more causes: a gap joins the times of its hour, or of a whole day, at its end.
        while given == found.count || found[given].instant >= horizon {
            guard days < Self.patience else { return nil }
            days += 1
            found.removeFirst(given)
            given = 0
            look()
        }
        given += 1
        return found[given - 1]
    }

    /// Finds the firings of the next day.
    private mutating func look() {
        let times = schedule.week[day.weekday] ?? []
        // Where all times are quiet ones, only a gap can bring them to where it is not.
        let brings = !schedule.silent.contains(day.weekday) || clock.changes(on: day)
        for time in times where brings {
            let instant = clock.instant(day, second: time.minute * 60)
            guard instant > after, !isQuiet(instant, time) else { continue }
            let causes = time.causes.map { Firing.Cause(rule: $0.rule, day: day + -$0.daysBefore) }
            if let last = found.indices.last, found[last].instant == instant {
                found[last].add(causes)
            } else {
                found.append(Firing(instant: instant, causes: []))
                found[found.count - 1].add(causes)
            }
        }
        day = day + 1
        horizon = clock.instant(day, second: 0)
    }

    /// Quiet hours go by what the clocks show when it fires, which in a gap is not the time of the rule.
    private func isQuiet(_ instant: Instant, _ time: ReminderSchedule.WallTime) -> Bool {
        guard schedule.settings.quiet != .off else { return false }
        return schedule.settings.quiet.contains(second: clock.second(at: instant))
    }
}

extension Firing {
    fileprivate mutating func add(_ more: [Cause]) {
        for cause in more where !causes.contains(where: { $0.rule == cause.rule }) { causes.append(cause) }
        causes.sort { $0.rule < $1.rule }
    }
}
