import Fixtures
import Foundation
import Glibc
import Testing

@testable import backtalk

/// A reminder is as loud as the person set all of it.
@Suite(.serialized) struct ReminderLoudnessTests {
    private static func reminder(_ configuration: String) throws -> SpokenReminder {
        let workshop = try Workshop()
        try workshop.write(configuration, to: "\(workshop.config)/config.yaml")
        let environment = workshop.environment
        return try SpokenReminder(
            try Preparation(
                SessionRequest(routine: .typed("floor-four")), directories: Directories { environment[$0] }))
    }

    @Test func `night and volume hold for its chime and its sentence, and there is no bed under it`() throws {
        let reminder = try Self.reminder(
            "night: true\nmusic: rain\nvolume: {voice: -3, chimes: -6}\nroutine: floor-four\n")
        for speaks in [true, false] {
            let setting = try reminder.setup(speaks: speaks, report: { _ in }).setting
            #expect(setting.balance.isNight && setting.balance.voice == -3 && setting.balance.chimes == -6)
            #expect(setting.bed == nil)
        }
    }

    @Test func `a device that is not there is told, and no other is taken`() throws {
        let reminder = try Self.reminder("device: nosuch-device\n")
        #expect(throws: Complaint.self) { try reminder.setup(report: { _ in }) }
    }

    @Test(.enabled(if: NullSink.isInstalled, "pulseaudio and parec are not installed"))
    func `at night a reminder is heard ten decibels softer, and chimes and voice as they were set`()
        async throws
    {
        let sink = try NullSink()
        let workshop = try Workshop()
        let variables = sink.environment.filter { $0.key != "XDG_CONFIG_HOME" }
            .map { "\($0.key)='\($0.value)'" }.joined(separator: " ")
        /// Peaks of the chime, before the voice begins, and of all after it.
        func peaks(_ configuration: String) async throws -> (chime: Double, voice: Double) {
            try workshop.write(
                "routine: floor-four\ndevice: pulse\npreroll: 0\n\(configuration)",
                to: "\(workshop.config)/config.yaml")
            let samples = try await sink.record {
                let run = try await workshop.shell(
                    "exec env -u ALSA_CONFIG_PATH \(variables) \"$0\" remind test")
                #expect(run.code == 0, "\(run.errors)")
            }
            let first = try #require(samples.firstIndex { $0.magnitude > 30 })
            let second = 48_000 * 2
            // The chime rings out under the voice, which begins two seconds after it.
            let chime = samples[first..<(first + second)].map(\.magnitude).max() ?? 0
            let voice = samples[(first + 2 * second)...].map(\.magnitude).max() ?? 0
            return (20 * log10(Double(chime)), 20 * log10(Double(voice)))
        }
        let day = try await peaks("")
        let night = try await peaks("night: true\n")
        #expect(abs(day.chime - night.chime - 10) < 1, "\(day) \(night)")
        #expect(abs(day.voice - night.voice - 10) < 1, "\(day) \(night)")
        let set = try await peaks("volume: {chimes: -6}\n")
        #expect(abs(day.chime - set.chime - 6) < 1 && abs(day.voice - set.voice) < 1, "\(day) \(set)")
    }
}
