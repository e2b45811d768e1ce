import Fixtures
import Foundation
import Testing

/// The daemon between a session manager that sends the machine to sleep, other players, and a sound server.
@Suite(.serialized, .enabled(if: NullSink.isInstalled, "pulseaudio and parec are not installed"))
struct SleepTests {
    private static let login = "org.freedesktop.login1"
    private static let manager = "org.freedesktop.login1.Manager"

    @Test func `sleep waits until the sound device is closed, and after it only the person goes on`() throws {
        let sink = try NullSink()
        let household = try Household()
        try household.workshop.write("pcm.!default { type pulse }\n", to: "pulse.conf")
        let bus = household.bus
        let logind = try Mock.logind(on: bus)
        let playing = try Mock.player("one", "Playing", on: bus)
        let paused = try Mock.player("two", "Paused", on: bus)
        try household.startDaemon([
            "DBUS_SYSTEM_BUS_ADDRESS": bus.address,
            "PULSE_SERVER": sink.environment["PULSE_SERVER"] ?? "",
            "ALSA_CONFIG_PATH": "/usr/share/alsa/alsa.conf:\(household.workshop("pulse.conf"))",
        ])
        func streams() throws -> Int {
            let run = try Tool.run(["pactl", "list", "short", "sink-inputs"], environment: sink.environment)
            return run.output.split(separator: "\n").count
        }
        func state() throws -> String {
            let text = try household.run("status", "--format", "json").output
            let table = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
            return table?["state"] as? String ?? ""
        }
        func holdsSleep() throws -> Bool {
            try Tool.run([
                "busctl", "--address=\(bus.address)", "call", Self.login, "/org/freedesktop/login1",
                Self.manager, "ListInhibitors",
            ]).output.contains("\"sleep\" \"Backtalk\"")
        }
        func sleep(_ isGoing: Bool) throws {
            try logind.control(
                "EmitSignal", "sssav", Self.manager, "PrepareForSleep", "b", "1", "b", "\(isGoing)")
        }
        #expect(try household.run("start", "floor-four", "--talk", "chimes", "--preroll", "0").code == 0)
        try Patience.wait("it does not play") { try state() == "playing" && streams() == 1 }
        try Patience.wait("the other player plays on") { playing.calls.contains("Pause") }
        try Patience.wait("sleep does not wait") { try holdsSleep() }
        try sleep(true)
        try Patience.wait("sleep still waits") { try !holdsSleep() }
        #expect(try streams() == 0, "the device is closed before sleep is let go")
        #expect(try state() == "paused")
        try sleep(false)
        try Patience.wait("the next sleep does not wait") { try holdsSleep() }
        #expect(try state() == "paused" && streams() == 0)
        #expect(try household.run("resume").code == 0)
        try Patience.wait("it does not go on") { try state() == "playing" && streams() == 1 }
        #expect(try household.run("stop").code == 0)
        try Patience.wait("the other player does not go on") { playing.calls.contains("Play") }
        try paused.control("GetCalls")
        #expect(!paused.calls.contains("Play") && !paused.calls.contains("Pause"))
    }
}
