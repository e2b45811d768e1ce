import Foundation
import Seeded
import Testing

@testable import Reminders

/// A year of reminders as a service gives them, on a manual clock: calls, slow desktops, answers, nights in sleep.
@Suite struct WatchYearTests {
    private static let rules = """
        reminders:
          - {at: ["08:00", "20:30"], days: weekdays, routine: one}
          - {every: 90 min, between: 09:00-17:30, routine: grid}
        """

    @Test(arguments: 0..<3) func `a year passes, and whatever is given was looked for`(seed: Int) throws {
        var random = SplitMix64(seed: seed)
        var year = try WatchStage(Self.rules, from: "07:00")
        let schedule = year.watch.reminding.schedule
        nonisolated(unsafe) var looked = year.machine.reading.boot
        nonisolated(unsafe) var given: [Instant] = []
        nonisolated(unsafe) var isPlaying = false
        year.heed = { deed, reading in
            switch deed {
            case .look: looked = reading.boot
            case .give:
                #expect(reading.boot - looked <= 16_000, "given unseen at \(reading.wall)")
                #expect(!schedule.isQuiet(at: reading.wall) && !isPlaying)
                given.append(reading.wall)
            default: break
            }
        }
        let start = year.machine.reading
        var sessions = 0
        var days = 0
        while year.machine.reading.wall.seconds < start.wall.seconds + 365 * 86_400 {
            year.pass(
                until: year.machine.reading.wall.after(minutes: Int.random(in: 1...120, using: &random)))
            let day = (year.machine.reading.wall.seconds - start.wall.seconds) / 86_400
            if day != days {
                (days, sessions) = (day, 0)
                year.machine.sleep(minutes: Int.random(in: 0...300, using: &random))
                year.tell(.rang)
            }
            year.delay = [0, 0, 20, 3_000, nil].randomElement(using: &random) ?? 0
            year.conditions = GateStage.conditions()
            if Int.random(in: 0..<3, using: &random) == 0 {
                let gate = Gate.allCases.randomElement(using: &random) ?? .music
                year.conditions[gate] = [true, nil].randomElement(using: &random) ?? nil
            }
            switch Int.random(in: 0..<8, using: &random) {
            case 0 where !isPlaying:
                year.happen(.start)
                year.happen(.sessionBegan)
                isPlaying = true
            case 1: year.happen(.snooze)
            case 2: year.happen(.closed)
            case 3: year.tell(.read(ReminderRecord(done: sessions)))
            default: break
            }
            if isPlaying, Bool.random(using: &random) {
                isPlaying = false
                sessions += 1
                year.happen(.sessionEnded(done: sessions))
            }
        }
        #expect(given.count > 300, "\(given.count)")
        #expect(Set(given).count == given.count, "two at once")
        // A look costs the desktop something: some for a reminder, and two a minute while one waits.
        #expect(year.rings < 365 * 1_000, "\(year.rings)")
    }

    @Test func `a quiet year gives what was asked for, to the minute, and rings no more than it must`() throws
    {
        var year = try WatchStage(Self.rules, from: "07:00")
        nonisolated(unsafe) var given: [Instant] = []
        year.heed = { deed, reading in if case .give = deed { given.append(reading.wall) } }
        let start = year.machine.reading.wall
        let end = start.after(minutes: 365 * 24 * 60)
        let due = year.watch.reminding.schedule.firings(after: start).prefix { $0.instant <= end }
        year.pass(until: end)
        // Every one asks once more, but for the last of a window.
        let firsts = Set(due.map(\.instant))
        #expect(firsts.isSubset(of: Set(given)))
        #expect(given.count <= 2 * firsts.count && given.count > 19 * firsts.count / 10)
        #expect(year.rings <= 6 * firsts.count, "\(year.rings) for \(firsts.count)")
    }
}
