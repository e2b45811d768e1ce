import Foundation
import Practice
import Seeded
import Testing

@testable import Reminders

/// The instants of every kind of rule, against another computation of them.
@Suite struct AlmanacTests {
    /// Each tries something of its own.
    static let files = [
        // The usual quiet hours, and a time in most gaps.
        """
        reminders:
          - at: ["08:00", "20:30"]
            days: weekdays
          - at: "02:30"
          - at: [07:00, "21:59", "22:00"]
            days: weekends
        """,
        // Every kind of gap and of ambiguous hour.
        """
        reminders: [{at: [00:00, 00:15, 01:30, 02:15, 02:30, 03:00]}]
        quiet: off
        """,
        // A window over midnight, and its days.
        """
        reminders: [{every: 75 min, between: 22:15-03:30, days: [fri, sat, mon]}]
        quiet: off
        """,
        // A grid with its end, quiet at noon, and times that two rules want.
        """
        reminders:
          - {every: 90 min, between: 09:00-16:30, days: weekdays}
          - {at: "10:30"}
          - {every: 2 h, between: 10:30-12:30, days: weekends}
        quiet: 13:00-14:00
        """,
        // Quiet hours that a gap swallows, or that begin in one.
        """
        reminders: [{every: 1 h, between: 01:00-04:00}]
        quiet: 02:00-03:00
        """,
        """
        reminders: [{every: 7 h, between: 00:00-24:00, days: [sun, mon, tue]}, {every: 3 h, between: 20:00-02:00}]
        quiet: 23:30-00:30
        """,
    ]

    @Test(arguments: Almanac.zones)
    func `twenty years of every kind of rule are those that Python works out`(zone: String) throws {
        let settings = try Self.files.map { try ReminderSettings(text: $0) }
        let zoneOfOurs = try #require(TimeZone(identifier: zone))
        let expected = try Almanac.instants(
            settings.map { Almanac.Case($0, zone: zone, after: Almanac.start, until: Almanac.end) })
        #expect(expected.count == settings.count)
        for (settings, expected) in zip(settings, expected) {
            let schedule = ReminderSchedule(settings, zone: zoneOfOurs)
            var found: [Int] = []
            found.reserveCapacity(expected.count)
            for firing in schedule.firings(after: Instant(seconds: Almanac.start)) {
                if firing.instant.seconds > Almanac.end { break }
                found.append(firing.instant.seconds)
            }
            #expect(expected.count > 5_000)
            Self.expectEqual(found, expected, zone)
        }
    }

    @Test(arguments: 0..<8)
    func `rules by chance are due when Python says so, wherever one begins`(seed: Int) throws {
        var random = SplitMix64(seed: seed)
        var cases: [Almanac.Case] = []
        var schedules: [ReminderSchedule] = []
        for _ in 0..<12 {
            let settings = RandomReminders.settings(&random)
            let zone = Almanac.zones.randomElement(using: &random) ?? "Europe/Berlin"
            let after = Int.random(in: Almanac.start..<Almanac.end, using: &random)
            cases.append(Almanac.Case(settings, zone: zone, after: after, until: after + 120 * 86_400))
            schedules.append(ReminderSchedule(settings, zone: try #require(TimeZone(identifier: zone))))
        }
        for (index, expected) in try Almanac.instants(cases).enumerated() {
            let found = schedules[index].firings(after: Instant(seconds: cases[index].after))
                .prefix { $0.instant.seconds <= cases[index].until }.map(\.instant.seconds)
            Self.expectEqual(found, expected, cases[index].zone)
            // Asked one by one, they are the same.
            var after = Instant(seconds: cases[index].after)
            for instant in expected.prefix(20) {
                let next = schedules[index].firings(after: after).first { _ in true }
                #expect(next?.instant.seconds == instant)
                after = next?.instant ?? after
            }
        }
    }

    private static func expectEqual(_ found: [Int], _ expected: [Int], _ zone: String) {
        guard found != expected else { return }
        let place = zip(found, expected).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        let index = place ?? min(found.count, expected.count)
        let ours = index < found.count ? Instant(seconds: found[index]).description : "none"
        let theirs = index < expected.count ? Instant(seconds: expected[index]).description : "none"
        Issue.record("\(zone): instant \(index) of \(expected.count) is \(ours), by Python \(theirs)")
    }
}
