/// The rules that go by activity: for each, what was counted when its time began anew.
struct ActivityRules: Sendable {
    private struct Counting: Sendable {
        /// The day to which the window belongs in which it counts.
        let day: CivilDay
        let window: ClosedRange<Instant>
        /// Of the meter, in milliseconds.
        var from: Int64
    }

    private(set) var meter: ActivityMeter
    private var counting: [Int: Counting] = [:]
    /// When the next window of any rule begins or ends.
    private var edge: Instant?

    init(at reading: ClockReading) { meter = ActivityMeter(at: reading.awake) }

    /// The next moment at which something may be due, if nothing changes; nil while nothing can be.
    func wake(_ schedule: ReminderSchedule, at reading: ClockReading) -> Instant? {
        let due = counting.compactMap { rule, counting -> Instant? in
            guard meter.isActive, let needed = schedule.settings.rules[rule].activity else { return nil }
            let left = counting.from + needed - meter.total(at: reading.awake)
            return reading.wall.after(milliseconds: max(1, left))
        }
        return (due + [edge].compactMap(\.self)).min()
    }

    mutating func active(at reading: ClockReading) { meter.active(at: reading.awake) }
    mutating func idle(since awake: Int64) { meter.idle(since: awake) }

    /// A session was done: every rule counts anew.
    mutating func beginAnew(at reading: ClockReading) {
        for rule in counting.keys { counting[rule]?.from = meter.total(at: reading.awake) }
    }

    /// Other rules, or other clocks.
    mutating func forget() {
        counting = [:]
        edge = nil
    }

    /// The firing of the rules whose activity is reached now; nil where none is.
    mutating func read(_ schedule: ReminderSchedule, at reading: ClockReading) -> Firing? {
        enterWindows(schedule, at: reading)
        let total = meter.total(at: reading.awake)
        var causes: [Firing.Cause] = []
        for (rule, counting) in counting.sorted(by: { $0.key < $1.key }) {
            guard let needed = schedule.settings.rules[rule].activity, total - counting.from >= needed else {
                continue
            }
            self.counting[rule]?.from = total
            causes.append(Firing.Cause(rule: rule, day: counting.day))
        }
        guard !causes.isEmpty, !schedule.isQuiet(at: reading.wall) else { return nil }
        return Firing(instant: reading.wall, causes: causes)
    }

    private mutating func enterWindows(_ schedule: ReminderSchedule, at reading: ClockReading) {
        let now = reading.wall
        if let edge, now < edge, counting.values.allSatisfy({ $0.window.contains(now) }) { return }
        let today = LocalClock(schedule.zone).day(at: now)
        var edges: [Instant] = []
        for (rule, value) in schedule.settings.rules.enumerated() where value.activity != nil {
            let days = (-1...8).map { today + $0 }
            let windows = days.compactMap { day in
                schedule.windowBounds(rule, on: day).map { (day: day, bounds: $0) }
            }
            let current = windows.last { $0.bounds.contains(now) }
            if let current, counting[rule]?.day != current.day {
                counting[rule] = Counting(
                    day: current.day, window: current.bounds, from: meter.total(at: reading.awake))
            } else if current == nil {
                counting[rule] = nil
            }
            edges += windows.map(\.bounds.lowerBound).filter { $0 > now }.prefix(1)
            edges += current.map { [$0.bounds.upperBound.after(milliseconds: 1)] } ?? []
        }
        edge = edges.min()
    }
}

extension ReminderRule {
    /// How much activity it asks for, in milliseconds; nil where it goes by the clock.
    var activity: Int64? {
        if case .every(let minutes, _, active: true) = when { Int64(minutes) * 60_000 } else { nil }
    }
}
