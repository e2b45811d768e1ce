import Foundation
import Testing

@testable import Reminders

/// A reminder's whole life as a service has it: alarm, looks, answers, journal.
@Suite struct WatchTests {
    private static let one = "reminders: [{at: 09:00, routine: one}]"
    private static let grid = "reminders: [{every: 1 h, between: 09:00-12:00, routine: grid}]"

    @Test func `the desktop is looked at just before a reminder is due, and never without need`() throws {
        var day = try WatchStage(Self.one)
        try day.pass(until: "08:59")
        #expect(day.rings == 0 && day.looks == 0)
        try day.pass(until: "08:59:59")
        #expect(day.looks == 1 && day.take().isEmpty)
        try day.pass(until: "09:00")
        #expect(day.take() == ["09:00 says one", "09:00 given one"])
        try day.pass(until: "23:00")
        #expect(
            day.take() == [
                "09:10 withdraws", "09:10 says one", "09:10 given one", "09:20 withdraws",
                "09:20 ignored one",
            ])
        #expect(day.looks < 6 && day.rings < 10)
        #expect(day.watch.alarm == Instant(iso: "2026-03-03T08:59:58", in: .gmt))
    }

    @Test func `without reminders there is no alarm`() throws {
        #expect(try WatchStage("reminders: []").watch.alarm == nil)
    }

    @Test func `what began since the look before is seen in time`() throws {
        var day = try WatchStage(Self.one)
        try day.pass(until: "08:50")
        day.tell(.seen(GateStage.conditions()))
        day.conditions = GateStage.conditions(.microphone)
        try day.pass(until: "09:05")
        #expect(day.take() == ["09:00 waits one microphone"])
    }

    @Test func `a reminder that comes up within moments is given after a look too`() throws {
        var day = try WatchStage("reminders: []", from: "08:59:59")
        day.conditions = GateStage.conditions(.camera)
        day.happen(.settings(try ReminderSettings(text: Self.one)))
        try day.pass(until: "09:00")
        #expect(day.take() == ["09:00 waits one camera"])
    }

    @Test func `a waiting reminder is given soon after what held it back is over`() throws {
        var day = try WatchStage(Self.one)
        day.conditions = GateStage.conditions(.microphone)
        try day.pass(until: "09:40")
        #expect(day.take() == ["09:00 waits one microphone"])
        day.conditions = GateStage.conditions()
        try day.pass(until: "09:41")
        #expect(day.take().first?.hasSuffix("says one") == true)
        #expect(day.looks < 100)
    }

    @Test func `it lapses after two hours, at the end of its window, and where quiet hours begin`() throws {
        for (rules, from, lines) in [
            (Self.one, "08:30", ["09:00 waits one microphone", "11:00 lapsed one microphone"]),
            (
                "reminders: [{every: 50 min, between: 09:00-09:30, routine: grid}]", "08:30",
                ["09:00 waits grid microphone", "09:30 lapsed grid microphone"]
            ),
            (
                "reminders: [{at: \"21:00\", routine: one}]", "20:30",
                ["21:00 waits one microphone", "22:00 lapsed one microphone"]
            ),
        ] {
            var day = try WatchStage(rules, from: from)
            day.conditions = GateStage.conditions(.microphone)
            try day.pass(until: "23:59")
            // To the millisecond after the last moment, so the seconds show.
            #expect(day.take().map { String($0.prefix(5) + $0.drop { $0 != " " }) } == lines, "\(rules)")
        }
    }

    @Test func `a later reminder takes the place of the one that waits`() throws {
        var day = try WatchStage("reminders: [{at: 09:00, routine: one}, {at: 09:30, routine: two}]")
        day.conditions = GateStage.conditions(.doNotDisturb)
        try day.pass(until: "09:45")
        #expect(
            day.take() == [
                "09:00 waits one do-not-disturb", "09:30 lapsed one replaced, waits two do-not-disturb",
            ])
    }

    @Test func `every answer does what it says`() throws {
        for (event, lines) in [
            (.start, ["09:01 withdraws", "09:01 begins one", "09:01 started one"]),
            (.snooze, ["09:01 withdraws", "09:01 put off one", "09:11 says one", "09:11 given one"]),
            (.skipToday, ["09:01 withdraws", "09:01 rests skipped"]), (.closed, ["09:01 closed one"]),
        ] as [(Reminding.Event, [String])] {
            var day = try WatchStage("reminders: [{at: [09:00, \"10:00\"], routine: one}]")
            try day.pass(until: "09:01")
            #expect(day.watch.reminding.gate.isOpen)
            _ = day.take()
            day.happen(event)
            #expect(!day.watch.reminding.gate.isOpen)
            try day.pass(until: "09:12")
            #expect(day.take() == lines, "\(event)")
            try day.pass(until: "10:00")
            #expect(day.take().contains("10:00 says one") == (event != .skipToday), "\(event)")
        }
    }

    @Test func `sessions that the journal counts stop a grid for the day, wherever they were played`() throws
    {
        var day = try WatchStage(Self.grid)
        day.tell(.read(ReminderRecord(done: 1)))
        try day.pass(until: "09:00")
        #expect(day.take() == ["09:00 shows grid", "09:00 given grid"])
        day.tell(.read(ReminderRecord(done: 2)))
        #expect(day.take() == ["09:00 withdraws", "09:00 answered grid"])
        try day.pass(until: "23:00")
        #expect(day.take().isEmpty)
        try day.pass(until: "2026-03-03T09:00")
        #expect(day.take() == ["09:00 shows grid", "09:00 given grid"])
    }

    @Test func `counting does not end a session that plays`() throws {
        var day = try WatchStage(Self.grid)
        day.happen(.sessionBegan)
        day.tell(.read(ReminderRecord(done: 0)))
        try day.pass(until: "10:30")
        #expect(day.take().isEmpty)
        day.happen(.sessionEnded(done: 1))
        try day.pass(until: "11:00")
        #expect(day.take() == ["11:00 shows grid", "11:00 given grid"])
    }

    @Test func `a day off and a pause of the journal rest, and end when the journal has them no more`() throws
    {
        var day = try WatchStage(Self.one)
        day.tell(.read(ReminderRecord(rests: [Rest(.dayOff, until: Instant(iso: "2026-03-03", in: .gmt))])))
        try day.pass(until: "2026-03-03T08:00")
        #expect(day.take().isEmpty)
        day.tell(.read(ReminderRecord(rests: [Rest(.paused, until: nil)])))
        try day.pass(until: "2026-03-04T08:00")
        #expect(day.take().isEmpty)
        day.tell(.read(ReminderRecord()))
        try day.pass(until: "2026-03-04T09:00")
        #expect(day.take() == ["09:00 says one", "09:00 given one"])
    }

    @Test func `a wish to be reminded later is taken once, and not the one that was noted here`() throws {
        var day = try WatchStage(Self.one)
        func wish(_ asked: String, _ until: String) throws -> ReminderRecord {
            let times = try [asked, until].map { try #require(Instant(iso: "2026-03-02T\($0)", in: .gmt)) }
            return ReminderRecord(later: .init(asked: times[0], until: times[1]))
        }
        // From before the service began.
        day.tell(.read(try wish("08:20", "08:40")))
        try day.pass(until: "08:45")
        #expect(day.take().isEmpty)
        let asked = try wish("08:44", "08:50")
        day.tell(.read(asked))
        day.tell(.read(asked))
        #expect(day.take() == ["08:45 put off nothing"])
        try day.pass(until: "08:50")
        #expect(day.take() == ["08:50 says the usual", "08:50 given unnamed"])
        day.happen(.snooze)
        day.tell(.read(try wish("08:50", "09:00")))
        #expect(day.take() == ["08:50 withdraws", "08:50 put off unnamed"])
    }

    @Test func `a desktop that takes its time is waited for, and one that never answers is done without`()
        throws
    {
        var slow = try WatchStage(Self.one)
        slow.delay = 6_000
        slow.conditions = GateStage.conditions(.microphone)
        try slow.pass(until: "09:01")
        #expect(slow.take() == ["09:00:04 waits one microphone"])
        var mute = try WatchStage(Self.one)
        mute.delay = nil
        try mute.pass(until: "09:01")
        #expect(mute.take() == ["09:00:13 says one", "09:00:13 given one"])
        #expect(mute.rings < 10)
    }

    @Test func `after sleep the desktop is looked at anew`() throws {
        var day = try WatchStage(Self.one)
        try day.pass(until: "08:59:59")
        day.machine.sleep(minutes: 30)
        day.conditions = GateStage.conditions(.microphone)
        day.tell(.rang)
        try day.pass(until: "10:00")
        #expect(day.take().first?.hasSuffix("waits one microphone") == true)
        let looks = day.looks
        #expect(looks >= 2)
    }

    @Test func `in another zone reminders go by its clocks from the next alarm on`() throws {
        var day = try WatchStage(Self.one, from: "07:00")
        day.zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        day.happen(.active)
        try day.pass(until: "08:00")
        #expect(day.take() == ["08:00 says one", "08:00 given one"])
    }
}
