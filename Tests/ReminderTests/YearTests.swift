import Foundation
import Seeded
import Testing

@testable import Reminders

/// A year of a person's life on a manual clock: calls, music, sleep, sessions, answers, clocks that are set. Whatever
/// happens, no reminder comes when it must not.
@Suite struct YearTests {
    private struct Year {
        var random: SplitMix64
        var machine: ManualClock
        var reminding: Reminding
        let schedule: ReminderSchedule
        var conditions = Conditions()
        var done = 0
        var isPlaying = false
        var sounds: [Instant] = []
        var lastWaking: Instant?
        var rings = 0
        var events = 0
        /// How often the reminder that is open was asked.
        var asked = 0

        init(seed: Int) throws {
            random = SplitMix64(seed: seed)
            let zone = try #require(TimeZone(identifier: Almanac.zones[seed % Almanac.zones.count]))
            var settings = RandomReminders.settings(&random)
            settings.rules.append(
                ReminderRule(
                    .every(minutes: 50, between: try #require(RandomReminders.window(&random)), active: true))
            )
            machine = ManualClock(Instant(seconds: Almanac.start + seed * 300 * 86_400))
            schedule = ReminderSchedule(settings, zone: zone)
            reminding = Reminding(settings, zone: zone, at: machine.reading)
        }

        mutating func live(days: Int) {
            let end = machine.reading.boot + Int64(days) * 86_400_000
            while machine.reading.boot < end {
                pass(milliseconds: Int64.random(in: 0...90 * 60_000, using: &random))
                happen()
                events += 1
            }
        }

        /// Time passes; the timer rings when it was asked to.
        private mutating func pass(milliseconds: Int64) {
            let end = machine.reading.wall.after(milliseconds: milliseconds)
            while let wake = reminding.wake, wake <= end {
                #expect(wake > machine.reading.wall)
                machine.pass(until: wake)
                rings += 1
                take(.time)
            }
            machine.pass(until: end)
        }

        private mutating func happen() {
            switch Int.random(in: 0..<20, using: &random) {
            case 0..<8:
                let gate = Gate.allCases.randomElement(using: &random) ?? .music
                conditions[gate] = [nil, true, false, false].randomElement(using: &random) ?? nil
                take(.conditions(conditions))
            case 8, 9:
                isPlaying.toggle()
                done += 1
                take(isPlaying ? .sessionBegan : .sessionEnded(done: min(done, 3)))
                if !isPlaying { done = 0 }
            case 10: take(.snooze)
            case 11: if Int.random(in: 0..<10, using: &random) == 0 { take(.skipToday) }
            case 12: take(.closed)
            case 13: take(.idle(since: machine.reading.awake - Int64.random(in: 0...600_000, using: &random)))
            case 14: take(.active)
            case 15, 16:
                machine.sleep(minutes: Int.random(in: 1...900, using: &random))
                lastWaking = machine.reading.wall
                take(.time)
            case 17:
                let steps = [-1, 1, -30, 90, 600, -600]
                machine.set(minutes: steps.randomElement(using: &random) ?? 0)
                lastWaking = nil
                sounds = []
                take(.time)
            case 18: take(.start)
            default: take(.resume)
            }
        }

        private mutating func take(_ event: Reminding.Event) {
            let now = machine.reading.wall
            let actions = reminding.take(event, at: machine.reading)
            for case .sound in actions { sound(now) }
            for case .show(let reminder, let again) in actions {
                asked = again ? asked + 1 : 1
                #expect(asked <= ReminderGate.mostAsks)
                #expect(now <= reminder.latest)
                let held = Gate.allCases.filter { conditions[$0] == true }
                #expect(held.allSatisfy { !$0.holdsAppointments && reminder.isAppointment }, "\(held)")
                if reminder.unlessDone != nil { #expect(reminding.gate.done < 2) }
            }
            if case .waiting(let reminder, _, _) = reminding.gate.state {
                #expect(now <= reminder.latest)
                #expect(reminder.latest <= max(now, reminder.due).after(minutes: 24 * 60))
            }
        }

        private mutating func sound(_ now: Instant) {
            #expect(!schedule.isQuiet(at: now), "a sound in quiet hours, \(now)")
            #expect(!isPlaying, "a sound in a session, \(now)")
            #expect(sounds.last != now, "two sounds at once, \(now)")
            #expect(now != lastWaking, "a sound on waking, \(now)")
            sounds.append(now)
        }
    }

    @Test(arguments: 0..<10)
    func `a year goes by, and the rules hold`(seed: Int) throws {
        var year = try Year(seed: seed)
        year.live(days: 366)
        #expect(year.events > 3_000)
        // The timer rings for something: some times a day, and never in a loop.
        #expect(year.rings < year.events * 20)
        #expect(year.rings > 100)
    }
}
