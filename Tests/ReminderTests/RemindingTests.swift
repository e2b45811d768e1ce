import Foundation
import Testing

@testable import Reminders

/// Schedule, clocks, activity and gate together.
@Suite struct RemindingTests {
    /// A day with the actions of each call in words.
    private struct Day {
        var reminding: Reminding
        var machine: ManualClock

        init(_ rules: String, from time: String = "08:30", done: Int = 0, rests: [Rest] = []) throws {
            machine = ManualClock(try #require(Instant(iso: "2026-03-02T\(time)", in: .gmt)))
            reminding = Reminding(
                try ReminderSettings(text: rules), zone: .gmt, at: machine.reading, done: done, rests: rests)
        }

        mutating func take(_ event: Reminding.Event) -> String {
            GateStage.describe(reminding.take(event, at: machine.reading))
        }

        /// Time passes, and the timer rings when it was asked to; what it brought with the time of day.
        mutating func pass(until time: String) throws -> [String] {
            let end = try #require(Instant(iso: time.count > 5 ? time : "2026-03-02T\(time)", in: .gmt))
            var heard: [String] = []
            while let wake = reminding.wake, wake <= end {
                machine.pass(until: wake)
                let actions = take(.time)
                if actions != "-" { heard.append("\(clock) \(actions)") }
            }
            machine.pass(until: end)
            return heard
        }

        private var clock: String { String(machine.reading.wall.description.dropFirst(11).prefix(5)) }
    }

    private static let one = "reminders: [{at: 09:00, routine: one}]"
    private static let grid = "reminders: [{every: 1 h, between: 09:00-12:00, routine: grid}]"

    @Test func `a reminder that nobody answers asks once more and lets go`() throws {
        var day = try Day(Self.one)
        #expect(
            try day.pass(until: "23:00") == [
                "09:00 chime+sentence, show one, given one",
                "09:10 withdraw, chime+sentence, show one again, given one", "09:20 withdraw, ignored one",
            ])
    }

    @Test func `it waits for the end of a call, and two hours at most`() throws {
        var day = try Day(Self.one)
        #expect(day.take(.conditions(GateStage.conditions(.microphone))) == "-")
        #expect(try day.pass(until: "10:59") == ["09:00 waits one microphone"])
        var other = day
        #expect(day.take(.conditions(GateStage.conditions())) == "chime+sentence, show one, given one")
        #expect(try other.pass(until: "12:00") == ["11:00 lapsed one microphone"])
        #expect(other.take(.conditions(GateStage.conditions())) == "-")
    }

    @Test func `it waits never into quiet hours nor past the end of its window`() throws {
        var evening = try Day("reminders: [{at: \"21:30\", routine: one}]")
        _ = evening.take(.conditions(GateStage.conditions(.camera)))
        #expect(
            try evening.pass(until: "23:00") == ["21:30 waits one camera", "22:00 lapsed one camera"])
        var grid = try Day("reminders: [{every: 50 min, between: 09:00-10:00, routine: grid}]")
        _ = grid.take(.conditions(GateStage.conditions(.away)))
        #expect(
            try grid.pass(until: "23:00") == [
                "09:00 waits grid away", "09:50 lapsed grid replaced, waits grid away",
                "10:00 lapsed grid away",
            ])
    }

    @Test func `the last time of a grid is given at the end of its window, and not put off`() throws {
        var day = try Day(Self.grid, from: "11:30")
        #expect(
            try day.pass(until: "23:00") == [
                "12:00 chime, show grid, given grid", "12:10 withdraw, ignored grid",
            ])
    }

    @Test(arguments: [Gate.music, .away, .locked])
    func `an appointment is not held back by what holds a grid back`(gate: Gate) throws {
        var day = try Day(Self.one)
        _ = day.take(.conditions(GateStage.conditions(gate)))
        let sound = gate == .locked ? "chime" : "chime+sentence"
        #expect(try day.pass(until: "09:05") == ["09:00 \(sound), show one, given one"])
        var grid = try Day(Self.grid)
        _ = grid.take(.conditions(GateStage.conditions(gate)))
        #expect(try grid.pass(until: "09:05") == ["09:00 waits grid \(gate.rawValue)"])
    }

    @Test(arguments: Gate.allCases)
    func `a gate that is switched off holds nothing back, and one that is unknown neither`(gate: Gate) throws
    {
        var day = try Day("\(Self.grid)\ngates: {\(gate.rawValue): off}")
        _ = day.take(.conditions(GateStage.conditions(gate)))
        #expect(try day.pass(until: "09:05") == ["09:00 chime, show grid, given grid"])
        var unknown = try Day(Self.grid)
        _ = unknown.take(.conditions(Conditions()))
        #expect(try unknown.pass(until: "09:05") == ["09:00 chime, show grid, given grid"])
    }

    @Test func `a grid stops for the day after two sessions, and begins anew on the next`() throws {
        var day = try Day(Self.grid)
        #expect(day.take(.sessionBegan) + day.take(.sessionEnded(done: 2)) == "--")
        #expect(
            try day.pass(until: "2026-03-03T09:05") == ["09:00 chime, show grid, given grid"])
        #expect(day.reminding.gate.done == 0)
    }

    @Test func `once and twice a day, unless done already`() throws {
        let rules = "reminders: [{at: [09:00, 12:00], routine: one, unless-done: WORD}]"
        for (word, done, comes) in [
            ("once", 0, true), ("once", 1, false), ("twice", 1, true), ("twice", 2, false),
            ("false", 9, true),
        ] {
            var day = try Day(rules.replacing("WORD", with: word), done: done)
            #expect(try day.pass(until: "09:05").isEmpty != comes, "\(word) \(done)")
        }
    }

    @Test func `a grid speaks where it was asked to, and an appointment where not told otherwise`() throws {
        var day = try Day("reminders: [{every: 1 h, between: 09:00-12:00, routine: grid, speak: true}]")
        #expect(try day.pass(until: "09:05") == ["09:00 chime+sentence, show grid, given grid"])
        var silent = try Day("reminders: [{at: 09:00, routine: one, speak: false}]")
        #expect(try silent.pass(until: "09:05") == ["09:00 chime, show one, given one"])
    }

    @Test func `of two rules on one instant the appointment is what is given`() throws {
        var day = try Day(
            "reminders: [{every: 1 h, between: 09:00-12:00, routine: grid}, {at: 09:00, routine: one}]",
            done: 2)
        _ = day.take(.conditions(GateStage.conditions(.music)))
        #expect(try day.pass(until: "09:05") == ["09:00 chime+sentence, show one, given one"])
    }

    @Test func `in ten minutes is ten minutes later, and never in quiet hours`() throws {
        var day = try Day(Self.one)
        _ = try day.pass(until: "09:03")
        #expect(day.take(.snooze) == "withdraw, put off one")
        #expect(try day.pass(until: "09:14") == ["09:13 chime+sentence, show one, given one"])
        var late = try Day("reminders: [{at: \"21:55\", routine: one}]")
        _ = try late.pass(until: "21:56")
        #expect(late.take(.snooze) == "withdraw, lapsed one quiet")
    }

    @Test func `a skipped day ends at midnight`() throws {
        var day = try Day("reminders: [{at: [09:00, 12:00], routine: one}]")
        _ = try day.pass(until: "09:01")
        #expect(day.take(.skipToday) == "withdraw, rests skipped")
        #expect(try day.pass(until: "2026-03-03T09:00") == ["09:00 chime+sentence, show one, given one"])
    }

    @Test func `a day off rests until it is over`() throws {
        let until = try #require(Instant(iso: "2026-03-04", in: .gmt))
        var day = try Day(Self.one, rests: [Rest(.dayOff, until: until)])
        #expect(
            try day.pass(until: "2026-03-04T09:00") == ["09:00 chime+sentence, show one, given one"])
        #expect(day.machine.reading.wall > until)
    }

    @Test func `what was missed in sleep is given once, if its time is not over`() throws {
        var day = try Day(
            "reminders: [{at: [09:00, 10:00], routine: one}, {every: 1h, between: 09:00-11:00}]")
        day.machine.sleep(minutes: 150)
        #expect(day.take(.time) == "-")
        #expect(try day.pass(until: "11:06") == ["11:05 chime+sentence, show one, given one"])
        var late = try Day(Self.grid)
        late.machine.sleep(minutes: 300)
        #expect(try late.pass(until: "14:00") == ["13:35 lapsed grid slept"])
    }

    @Test func `waking asks nothing at once that sleep kept from asking`() throws {
        var day = try Day(Self.one)
        _ = try day.pass(until: "09:05")
        day.machine.sleep(minutes: 60)
        #expect(day.take(.time) == "-")
        #expect(
            try day.pass(until: "10:11") == ["10:10 withdraw, chime+sentence, show one again, given one"])
    }

    @Test func `minutes of activity count in the window alone, and anew after each reminder and session`()
        throws
    {
        var day = try Day(
            "reminders: [{every: 1 h, between: 09:00-12:00, active: true, routine: grid}]", from: "07:00")
        #expect(
            try day.pass(until: "10:30").filter { $0.contains(" chime") } == [
                "10:00 chime, show grid, given grid", "10:10 withdraw, chime, show grid again, given grid",
            ])
        #expect(day.take(.sessionBegan) + day.take(.sessionEnded(done: 1)) == "--")
        #expect(try day.pass(until: "11:00").isEmpty)
        // Nobody has been there since a quarter to.
        #expect(day.take(.idle(since: day.machine.reading.awake - 15 * 60_000)) == "-")
        #expect(try day.pass(until: "11:05").isEmpty)
        #expect(day.take(.active) == "-")
        #expect(try day.pass(until: "11:50") == ["11:50 chime, show grid, given grid"])
        #expect(
            try day.pass(until: "2026-03-03T09:30") == [
                "12:00 withdraw, chime, show grid again, given grid", "12:10 withdraw, ignored grid",
            ])
    }

    @Test func `a clock that is set lets go of what waits`() throws {
        var day = try Day(Self.one)
        _ = day.take(.conditions(GateStage.conditions(.microphone)))
        _ = try day.pass(until: "09:30")
        day.machine.set(minutes: -120)
        #expect(day.take(.time) == "lapsed one clock-set")
        #expect(try day.pass(until: "08:59").isEmpty)
    }

    @Test func `starting plays the routine of the reminder, and the usual one without`() throws {
        var day = try Day(Self.one)
        _ = try day.pass(until: "09:01")
        #expect(day.reminding.gate.isOpen)
        #expect(day.take(.start) == "withdraw, started one, begin one")
        #expect(day.take(.sessionBegan) == "-")
        #expect(day.take(.start) == "-")
        #expect(day.take(.sessionEnded(done: 1)) == "-")
        #expect(day.take(.start) == "begin the usual")
    }

    @Test func `a test is given whatever holds others back, and asks once`() throws {
        var day = try Day("reminders: []", from: "23:00", rests: [Rest(.paused, until: nil)])
        _ = day.take(.conditions(GateStage.conditions(.microphone)))
        #expect(day.take(.test(routine: "one")) == "chime+sentence, show one, given one")
        #expect(try day.pass(until: "2026-03-03T12:00") == ["23:10 withdraw, ignored one"])
    }

    @Test func `other rules and another zone hold from now on`() throws {
        var day = try Day(Self.one)
        let settings = try ReminderSettings(text: "reminders: [{at: 10:00, routine: two}]")
        #expect(day.take(.settings(settings)) == "-")
        #expect(try day.pass(until: "09:30").isEmpty)
        #expect(day.take(.zone(try #require(TimeZone(identifier: "Europe/Berlin")))) == "-")
        #expect(try day.pass(until: "2026-03-03T09:00") == ["09:00 chime+sentence, show two, given two"])
    }
}
