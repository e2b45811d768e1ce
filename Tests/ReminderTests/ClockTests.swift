import Foundation
import Testing

@testable import Reminders

/// Sleep, and clocks that are set.
@Suite struct ClockTests {
    private static let rules = "reminders: [{every: 1 h, between: 09:00-17:00}]"
    private var schedule: ReminderSchedule
    private var machine: ManualClock
    private var clock: ReminderClock

    init() throws {
        schedule = try ReminderSchedule(Self.rules)
        machine = ManualClock(try #require(Instant(iso: "2026-03-02T08:30", in: .gmt)))
        clock = ReminderClock(schedule, at: machine.reading)
    }

    private func at(_ time: String) throws -> Instant {
        try #require(Instant(iso: "2026-03-02T\(time)", in: .gmt))
    }

    private mutating func read() -> ReminderClock.Found { clock.read(machine.reading) }

    private mutating func due() -> String? {
        if case .due(let firing) = read() {
            String(firing.instant.description.dropFirst(11).prefix(5))
        } else {
            nil
        }
    }

    @Test mutating func `the timer rings at every instant, and nothing comes in between`() throws {
        for hour in 9...17 {
            let next = try at("\(CivilDay.digits(hour, 2)):00")
            #expect(clock.wake == next)
            machine.pass(until: next.after(milliseconds: -1))
            #expect(read() == .nothing)
            machine.pass(milliseconds: 1)
            #expect(due() == "\(CivilDay.digits(hour, 2)):00")
            #expect(read() == .nothing)
        }
        #expect(clock.wake?.description == "2026-03-03T09:00:00Z")
    }

    @Test mutating func `what was missed in sleep is offered once, five minutes after waking`() throws {
        machine.pass(minutes: 10)
        machine.sleep(minutes: 200)
        // It is twelve o'clock, and ten minutes: four were missed.
        #expect(read() == .nothing)
        #expect(clock.wake == (try at("12:05")))
        machine.pass(minutes: 4)
        #expect(read() == .nothing)
        machine.pass(minutes: 1)
        guard case .missed(let firings) = read() else {
            Issue.record("nothing is offered")
            return
        }
        #expect(
            firings.map(\.instant) == [try at("09:00"), try at("10:00"), try at("11:00"), try at("12:00")])
        machine.pass(minutes: 5)
        #expect(read() == .nothing)
        #expect(clock.wake == (try at("13:00")))
    }

    @Test mutating func `sleep without anything missed offers nothing`() throws {
        machine.sleep(minutes: 20)
        #expect(read() == .nothing)
        #expect(clock.wake == (try at("09:00")))
        machine.pass(minutes: 10)
        #expect(due() == "09:00")
    }

    @Test mutating func `what is due soon after waking takes the place of what was missed`() throws {
        machine.sleep(minutes: 87)
        #expect(read() == .nothing)
        machine.pass(minutes: 3)
        #expect(due() == "10:00")
        machine.pass(minutes: 5)
        #expect(read() == .nothing)
        #expect(clock.wake == (try at("11:00")))
    }

    @Test mutating func `a second sleep puts off what the first one missed`() throws {
        machine.sleep(minutes: 32)
        #expect(read() == .nothing)
        machine.pass(minutes: 2)
        machine.sleep(minutes: 30)
        #expect(read() == .nothing)
        machine.pass(minutes: 4)
        #expect(read() == .nothing)
        machine.pass(minutes: 1)
        guard case .missed(let firings) = read() else {
            Issue.record("nothing is offered")
            return
        }
        #expect(firings.map(\.instant) == [try at("09:00")])
    }

    @Test mutating func `a small step of the clock loses nothing and fires nothing twice`() throws {
        machine.pass(minutes: 29)
        machine.set(minutes: 2)
        #expect(due() == "09:00")
        machine.set(minutes: -3)
        #expect(read() == .nothing)
        machine.pass(until: try at("09:00"))
        #expect(read() == .nothing)
        #expect(clock.wake == (try at("10:00")))
        machine.pass(until: try at("10:00"))
        #expect(due() == "10:00")
    }

    @Test mutating func `a large step forward fires nothing that it leaps over`() throws {
        machine.set(minutes: 4 * 60)
        #expect(clock.isSet(at: machine.reading))
        #expect(read() == .nothing)
        #expect(clock.wake == (try at("13:00")))
        machine.set(minutes: 10 * 365 * 24 * 60)
        #expect(read() == .nothing)
        #expect(clock.wake.map { $0 > machine.reading.wall } == true)
    }

    @Test mutating func `a large step back fires again only after a while`() throws {
        machine.pass(until: try at("10:00"))
        #expect(due() == "10:00")
        machine.set(minutes: -24 * 60)
        #expect(read() == .nothing)
        #expect(clock.wake?.description == "2026-03-01T11:00:00Z")
        machine.pass(minutes: 24 * 60)
        #expect(clock.wake.map { $0 <= machine.reading.wall } == true)
    }

    @Test mutating func `a timer that rings much too late has missed its time`() throws {
        machine.pass(minutes: 100)
        #expect(read() == .nothing)
        #expect(clock.wake == (try at("10:15")))
    }

    @Test mutating func `other rules hold from now on`() throws {
        machine.pass(minutes: 10)
        _ = read()
        clock.use(try ReminderSchedule("reminders: [{at: [08:35, 08:50]}]"))
        #expect(clock.wake == (try at("08:50")))
        clock.use(try ReminderSchedule("reminders: []"))
        #expect(clock.wake == nil)
        machine.pass(minutes: 10_000)
        #expect(read() == .nothing)
    }

    @Test func `activity is counted while somebody is there`() {
        var meter = ActivityMeter(at: 1_000)
        #expect(meter.total(at: 61_000) == 60_000)
        // It is told late that nobody has been there for a while.
        meter.idle(since: 31_000)
        #expect(!meter.isActive)
        #expect(meter.total(at: 500_000) == 30_000)
        meter.idle(since: 400_000)
        meter.active(at: 500_000)
        meter.active(at: 510_000)
        #expect(meter.total(at: 520_000) == 50_000)
        // Before it was told that somebody is there, nobody was.
        meter.idle(since: 100_000)
        #expect(meter.total(at: 600_000) == 30_000)
    }
}
