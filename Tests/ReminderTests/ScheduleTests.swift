import Foundation
import Practice
import Testing

@testable import Reminders

/// When reminders are due, example by example.
@Suite struct ScheduleTests {
    @Test func `a grid goes from its start up to and including its end, anew each day`() throws {
        let schedule = try ReminderSchedule("reminders: [{every: 90 min, between: 09:00-12:00}]")
        #expect(
            schedule.instants(after: "2026-03-02T00:00:00Z", 4) == [
                "2026-03-02T09:00:00Z", "2026-03-02T10:30:00Z", "2026-03-02T12:00:00Z",
                "2026-03-03T09:00:00Z",
            ])
        let uneven = try ReminderSchedule("reminders: [{every: 100 min, between: 09:00-12:00}]")
        #expect(
            uneven.instants(after: "2026-03-02T09:00:00Z", 2) == [
                "2026-03-02T10:40:00Z", "2026-03-03T09:00:00Z",
            ])
    }

    @Test func `what lies at the moment asked for does not come after it`() throws {
        let schedule = try ReminderSchedule("reminders: [{at: \"08:00\"}]")
        #expect(schedule.instants(after: "2026-03-02T08:00:00Z", 1) == ["2026-03-03T08:00:00Z"])
        #expect(schedule.instants(after: "2026-03-02T07:59:59.999Z", 1) == ["2026-03-02T08:00:00Z"])
    }

    @Test func `a window over midnight belongs to the day on which it begins`() throws {
        let schedule = try ReminderSchedule(
            "reminders: [{every: 1 h, between: 23:00-01:00, days: [fri]}]\nquiet: off")
        // The sixth of March 2026 is a Friday.
        #expect(
            schedule.instants(after: "2026-03-05T12:00:00Z", 4) == [
                "2026-03-06T23:00:00Z", "2026-03-07T00:00:00Z", "2026-03-07T01:00:00Z",
                "2026-03-13T23:00:00Z",
            ])
    }

    @Test func `two times on one instant fire once, with both rules`() throws {
        let schedule = try ReminderSchedule(
            "reminders: [{at: [09:00, 09:00]}, {every: 1 h, between: 09:00-10:00}]")
        let firings = Array(
            schedule.firings(after: try #require(Instant(iso: "2026-03-02", in: .gmt))).prefix(2))
        #expect(firings.map(\.instant.description) == ["2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z"])
        #expect(firings.map { $0.causes.map(\.rule) } == [[0, 1], [1]])
    }

    @Test func `quiet hours begin with their start and end before their end`() throws {
        let rules = "reminders: [{at: [06:59, 07:00, \"21:59\", \"22:00\"]}]"
        let usual = ["2026-03-02T07:00:00Z", "2026-03-02T21:59:00Z", "2026-03-03T07:00:00Z"]
        #expect(try ReminderSchedule(rules).instants(after: "2026-03-02", 3) == usual)
        #expect(
            try ReminderSchedule(rules + "\nquiet: 07:00-22:00").instants(after: "2026-03-02", 3) == [
                "2026-03-02T06:59:00Z", "2026-03-02T22:00:00Z", "2026-03-03T06:59:00Z",
            ])
        #expect(try ReminderSchedule(rules + "\nquiet: off").instants(after: "2026-03-02", 2).count == 2)
    }

    @Test func `a time in a gap fires at the first instant after it, and once with all the others in it`()
        throws
    {
        let schedule = try ReminderSchedule(
            "reminders: [{every: 15 min, between: 01:45-03:15}]\nquiet: off", zone: "Europe/Berlin")
        #expect(
            schedule.instants(after: "2026-03-29T00:00:00Z", 4) == [
                "2026-03-29T00:45:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:15:00Z",
                "2026-03-29T23:45:00Z",
            ])
    }

    @Test func `an ambiguous time fires once, at its first`() throws {
        let schedule = try ReminderSchedule(
            "reminders: [{at: \"02:30\"}]\nquiet: off", zone: "Europe/Berlin")
        #expect(
            schedule.instants(after: "2026-10-24T12:00:00Z", 2) == [
                "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z",
            ])
    }

    @Test func `quiet hours go by what the clocks show when it fires`() throws {
        // The half hour that the gap takes away is fired at three o'clock, when it is quiet no more.
        let schedule = try ReminderSchedule(
            "reminders: [{at: \"02:30\"}]\nquiet: 02:00-03:00", zone: "Europe/Berlin")
        #expect(
            schedule.instants(after: "2026-01-01", 2) == ["2026-03-29T01:00:00Z", "2027-03-28T01:00:00Z"])
    }

    @Test func `a day that a zone leaves out is a gap`() throws {
        let schedule = try ReminderSchedule(
            "reminders: [{at: \"08:00\", days: [fri, sat]}]\nquiet: off", zone: "Pacific/Apia")
        #expect(
            schedule.instants(after: "2011-12-29T12:00:00", 3) == [
                "2011-12-30T10:00:00Z", "2011-12-30T18:00:00Z", "2012-01-05T18:00:00Z",
            ])
    }

    @Test func `rules that never fire give nothing, and soon`() throws {
        #expect(try ReminderSchedule("").instants(after: "2026-03-02").isEmpty)
        let quiet = try ReminderSchedule("reminders: [{at: 03:00}]", zone: "Europe/Berlin")
        #expect(quiet.instants(after: "2026-03-02").isEmpty)
        let active = try ReminderSchedule("reminders: [{every: 1 h, between: 09:00-10:00, active: true}]")
        #expect(active.instants(after: "2026-03-02").isEmpty)
    }

    @Test func `a window ends on the day after, where it goes over midnight`() throws {
        let schedule = try ReminderSchedule(
            "reminders: [{every: 1 h, between: 20:00-02:30}, {at: 20:00}]\nquiet: 01:00-07:00",
            zone: "Europe/Berlin")
        let after = try #require(Instant(iso: "2026-03-28T18:00:00Z", in: .gmt))
        let firing = try #require(schedule.firings(after: after).first { _ in true })
        // The end lies in the gap of the spring night.
        #expect(firing.causes.map { schedule.windowEnd($0)?.description } == ["2026-03-29T01:00:00Z", nil])
        #expect(schedule.quiet(from: firing.instant)?.description == "2026-03-29T00:00:00Z")
        #expect(!schedule.isQuiet(at: firing.instant))
    }

    @Test(arguments: [
        ("2026-03-29T02:30", "2026-03-29T01:00:00Z"), ("2026-10-25T02:30:00", "2026-10-25T00:30:00Z"),
        ("2026-03-29", "2026-03-28T23:00:00Z"), ("2026-03-29T01:00:00.5+02:00", "2026-03-28T23:00:00Z"),
        ("2026-03-29 01:00Z", "2026-03-29T01:00:00Z"), ("2026-03-29t01:00:00-0330", "2026-03-29T04:30:00Z"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"), ("2024-02-29T23:59:59+14", "2024-02-29T09:59:59Z"),
    ])
    func `a moment is read as people write it`(text: String, instant: String) throws {
        let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
        #expect(Instant(iso: text, in: berlin)?.description == instant)
    }

    @Test(arguments: [
        "", "now", "2026", "2026-3-29", "2026-02-29", "2026-13-01", "2026-03-29T", "2026-03-29T24:00",
        "2026-03-29T12:60", "2026-03-29T12:00:60Z", "2026-03-29T12:00:00.Z", "2026-03-29T12:00+",
        "2026-03-29T12:00+2", "2026-03-29T12:00Zx", "2026-03-29Z", "0000-01-01", "２０２６-03-29",
    ])
    func `what is no moment is none`(text: String) {
        #expect(Instant(iso: text, in: .gmt) == nil)
    }

    @Test func `days have their dates and weekdays`() {
        for number in stride(from: -700_000, through: 700_000, by: 997) {
            let day = CivilDay(number: number)
            let (year, month, date) = day.parts
            if year >= 1 { #expect(CivilDay(year: year, month: month, day: date) == day) }
            #expect((day + 1).weekday == day.weekday.later(by: 1))
        }
        #expect(CivilDay(year: 2026, month: 11, day: 21)?.weekday == .sat)
        #expect(CivilDay(number: 0).description == "1970-01-01")
    }
}
