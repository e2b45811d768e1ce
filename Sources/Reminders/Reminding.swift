import Foundation

/// All of reminding as a value: schedule, clock, activity and gate. What happens goes in with a reading of the clocks, and
/// what is to be done comes out; whoever owns it keeps one timer, at `wake`.
public struct Reminding: Sendable {
    public private(set) var schedule: ReminderSchedule
    public private(set) var gate: ReminderGate
    private var clock: ReminderClock
    private var activity: ActivityRules
    private var today: CivilDay
    private var last: ClockReading

    /// How long "in ten minutes" is, in minutes.
    public static let snooze = 10

    /// - Parameters:
    ///   - done: how many sessions were done today.
    ///   - rests: as the journal has them.
    public init(
        _ settings: ReminderSettings, zone: TimeZone, at reading: ClockReading, done: Int = 0,
        rests: [Rest] = []
    ) {
        schedule = ReminderSchedule(settings, zone: zone)
        gate = ReminderGate(gates: settings.gates, done: done)
        clock = ReminderClock(schedule, at: reading)
        activity = ActivityRules(at: reading)
        today = LocalClock(zone).day(at: reading.wall)
        last = reading
        _ = gate.take(.rests(rests), at: reading.wall)
        _ = activity.read(schedule, at: reading)
    }

    public enum Event: Sendable, Hashable {
        /// The timer rang or was cancelled, the machine woke, or nothing happened at all.
        case time
        case conditions(Conditions)
        /// Somebody is at the machine.
        case active
        /// Nobody is, since a moment by CLOCK_MONOTONIC, in milliseconds.
        case idle(since: Int64)
        case sessionBegan
        /// - Parameter done: how many were done today, this one among them if it was.
        case sessionEnded(done: Int)
        /// How many sessions were done today, by the journal.
        case done(Int)
        /// The person's answers, by whichever way they come.
        case start, snooze, skipToday, closed
        case snoozeUntil(Instant)
        case rest(Rest)
        case resume
        /// The rests as the journal has them.
        case rests([Rest])
        case settings(ReminderSettings)
        case zone(TimeZone)
        /// Gives a reminder now, whatever holds others back.
        case test(routine: String?)
    }

    /// When to call with `.time`, by the wall clock, if nothing happens before; nil: never. Later than the last reading.
    public var wake: Instant? {
        [clock.wake, gate.wake, activity.wake(schedule, at: last)].compactMap(\.self).min()
            .map { max($0, last.wall.after(milliseconds: 1)) }
    }

    public mutating func take(_ event: Event, at reading: ClockReading) -> [GateAction] {
        var actions = notice(reading)
        let now = reading.wall
        // What is due at the same moment goes by what was seen just now.
        if case .conditions(let conditions) = event { gate.see(conditions) }
        actions += fallDue(reading)
        switch event {
        case .time, .conditions: break
        case .active: activity.active(at: reading)
        case .idle(let since): activity.idle(since: since)
        case .sessionBegan: actions += gate.take(.sessionBegan, at: now)
        case .sessionEnded(let done):
            actions += gate.take(.sessionEnded(done: done), at: now)
            activity.beginAnew(at: reading)
        case .done(let done): actions += gate.take(.done(done), at: now)
        case .start: actions += gate.take(.start, at: now)
        case .snooze: actions += snooze(until: now.after(minutes: Self.snooze), now)
        case .snoozeUntil(let until): actions += snooze(until: until, now)
        case .skipToday:
            var clock = LocalClock(schedule.zone)
            actions += gate.take(.rest(Rest(.skipped, until: clock.endOfDay(at: now))), at: now)
        case .closed: actions += gate.take(.closed, at: now)
        case .rest(let rest): actions += gate.take(.rest(rest), at: now)
        case .resume: actions += gate.take(.resume, at: now)
        case .rests(let rests): actions += gate.take(.rests(rests), at: now)
        case .settings(let settings):
            actions += gate.take(.gates(settings.gates), at: now)
            use(ReminderSchedule(settings, zone: schedule.zone))
        case .zone(let zone): use(ReminderSchedule(schedule.settings, zone: zone))
        case .test(let routine):
            let reminder = Reminder(
                // It asks this once.
                due: now, latest: now, isAppointment: true, speaks: true, routine: routine)
            actions += gate.give(reminder, at: now)
        }
        return actions
    }

    /// That the day has changed, that the clock was set, that the machine slept.
    private mutating func notice(_ reading: ClockReading) -> [GateAction] {
        var actions: [GateAction] = []
        let now = reading.wall
        let day = LocalClock(schedule.zone).day(at: now)
        if day != today { gate.newDay() }
        today = day
        if clock.isSet(at: reading) {
            activity.forget()
            actions += gate.take(.clockSet, at: now)
        }
        if clock.hasSlept(at: reading) {
            let later = now.after(milliseconds: ReminderClock.afterWaking)
            actions += gate.take(.woke(nothingBefore: later), at: now)
        }
        return actions
    }

    private mutating func fallDue(_ reading: ClockReading) -> [GateAction] {
        var actions: [GateAction] = []
        let now = reading.wall
        last = reading
        // What is due comes first: it takes the place of what would ask once more at the same moment.
        let active = activity.read(schedule, at: reading)
        switch clock.read(reading) {
        case .nothing: if let active { actions += due(active, from: now, now) }
        case .due(let firing): actions += due(firing, from: firing.instant, now)
        case .missed(let firings):
            // The last that still holds; one that does not tells that it was missed.
            let stillHolds = firings.last { firing in
                schedule.reminder(firing, done: gate.done, at: now).map { now <= $0.latest } ?? false
            }
            if let firing = stillHolds ?? firings.last { actions += due(firing, from: now, now) }
        }
        return actions + gate.take(.time, at: now)
    }

    private mutating func due(_ firing: Firing, from start: Instant, _ now: Instant) -> [GateAction] {
        guard let reminder = schedule.reminder(firing, done: gate.done, at: start) else { return [] }
        return gate.take(.due(reminder), at: now)
    }

    private mutating func snooze(until: Instant, _ now: Instant) -> [GateAction] {
        // From now on: put off into quiet hours is put off too long.
        let latest = schedule.quiet(from: now)?.after(milliseconds: -1)
        let wait = until.after(minutes: ReminderSchedule.longestWait)
        return gate.take(.snooze(until: until, latest: min(latest ?? wait, wait)), at: now)
    }

    private mutating func use(_ schedule: ReminderSchedule) {
        self.schedule = schedule
        clock.use(schedule)
        activity.forget()
        _ = activity.read(schedule, at: last)
    }
}
