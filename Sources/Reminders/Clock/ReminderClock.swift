/// Goes along the schedule with the clocks of the machine, through sleep and clocks that are set.
///
/// It is read whenever its timer rings or is cancelled because the wall clock was set, after sleep, and whenever else.
/// What was missed in sleep is offered once, some minutes after waking; a clock that was set fires nothing twice, and
/// what a large step leaps over was not missed.
public struct ReminderClock: Sendable {
    /// How long after waking what was missed is offered, in milliseconds.
    public static let afterWaking: Int64 = 5 * 60_000
    /// Clocks that differ by so many milliseconds were set, or the machine slept.
    static let tolerance: Int64 = 2_000
    /// What a wall clock that is set forward leaps over is still due when it lies so many milliseconds back.
    static let leap: Int64 = 10 * 60_000
    /// A timer that rings so many milliseconds late missed its time, as in sleep.
    static let late: Int64 = 60_000
    /// An instant that fired does not fire again within so many milliseconds, though the clock is set back.
    static let memory: Int64 = 2 * 3_600_000
    /// As many as that are kept of what was missed; the last that still holds is offered.
    static let mostMissed = 100

    private var schedule: ReminderSchedule
    private var last: ClockReading
    private var next: Instant?
    private var missed: [Firing] = []
    /// When what was missed is offered, by the clock that sleep does not stop.
    private var offer: Int64?
    private var fired: [(instant: Instant, boot: Int64)] = []

    public init(_ schedule: ReminderSchedule, at reading: ClockReading) {
        self.schedule = schedule
        last = reading
        look()
    }

    /// What a reading finds.
    public enum Found: Sendable, Hashable {
        case nothing
        /// A reminder is due now.
        case due(Firing)
        /// What sleep kept from being given is offered now; the last of these that still holds.
        case missed([Firing])
    }

    /// When to read it next, by the wall clock; nil where there is nothing to wait for.
    public var wake: Instant? {
        let offered = offer.map { last.wall.after(milliseconds: max(0, $0 - last.boot)) }
        return [next, offered].compactMap(\.self).min()
    }

    /// Whether the wall clock was set by more than a small step since it was read last.
    public func isSet(at reading: ClockReading) -> Bool { abs(reading.jumped(since: last)) > Self.leap }

    /// Whether the machine slept since it was read last.
    func hasSlept(at reading: ClockReading) -> Bool { reading.slept(since: last) > Self.tolerance }

    public mutating func read(_ reading: ClockReading) -> Found {
        let before = last
        let slept = hasSlept(at: reading)
        last = reading
        fired.removeAll { reading.boot - $0.boot > Self.memory }
        let passed = passed(since: before)
        let jumped = abs(reading.jumped(since: before)) > Self.tolerance
        if jumped || next.map({ $0 <= reading.wall }) == true { look() }
        for firing in passed { fired.append((firing.instant, reading.boot)) }
        if slept, offer != nil { offer = reading.boot + Self.afterWaking }
        guard let firing = passed.last else { return offered() }
        let late = reading.wall.milliseconds - firing.instant.milliseconds
        guard slept || late > Self.late && !jumped else {
            // The later takes the place of what was missed.
            missed = []
            offer = nil
            return .due(firing)
        }
        missed = (missed + passed).suffix(Self.mostMissed)
        offer = reading.boot + Self.afterWaking
        return .nothing
    }

    /// Goes by other rules, or by the clocks of another zone, from the last reading on.
    public mutating func use(_ schedule: ReminderSchedule) {
        self.schedule = schedule
        missed = []
        offer = nil
        look()
    }

    private mutating func look() {
        next = schedule.firings(after: last.wall).first { _ in true }?.instant
    }

    private mutating func offered() -> Found {
        guard let offer, last.boot >= offer else { return .nothing }
        defer { missed = [] }
        self.offer = nil
        return .missed(missed)
    }

    /// What was due between the last two readings, as the wall clock went.
    private func passed(since before: ClockReading) -> [Firing] {
        let elapsed = max(0, last.boot - before.boot)
        let leapt = last.wall.after(milliseconds: -elapsed - Self.leap)
        let start = max(before.wall, leapt)
        guard let next, start < last.wall, next <= last.wall || start < next else { return [] }
        return schedule.firings(after: start).prefix { $0.instant <= last.wall }.filter { firing in
            !fired.contains { $0.instant == firing.instant }
        }
    }
}
