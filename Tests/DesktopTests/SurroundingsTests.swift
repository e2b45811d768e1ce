import Fixtures
import Foundation
import Player
import Synchronization
import Testing

@testable import Desktop

/// What goes on around a session: sleep, idle, lock, others' players, microphones.
@Suite(.serialized) struct SurroundingsTests {
    private static let login = "org.freedesktop.login1"
    private static let manager = "org.freedesktop.login1.Manager"
    private static let loginPath = "/org/freedesktop/login1"

    private static func inhibitors(_ bus: PrivateBus) throws -> String {
        try Tool.run([
            "busctl", "--address=\(bus.address)", "call", login, loginPath, manager, "ListInhibitors",
        ]).output
    }

    private static func sleep(_ isGoing: Bool, _ mock: Mock) throws {
        try mock.control(
            "EmitSignal", "sssav", manager, "PrepareForSleep", "b", "1", "b", isGoing ? "true" : "false")
    }

    @Test func `the machine stays awake while a session is heard, and may sleep while it is paused`() throws {
        let bus = try PrivateBus()
        let logind = try Mock.logind(on: bus)
        let stage = try Stage(on: bus)
        defer { stage.end() }
        _ = try stage.caller()
        try withExtendedLifetime(logind) {
            #expect(try !Self.inhibitors(bus).contains("Backtalk"))
            stage.begin(Stage.observation(at: .seconds(5)))
            try Patience.wait("nothing is inhibited") {
                let all = try Self.inhibitors(bus)
                return all.contains("\"idle\" \"Backtalk\"") && all.contains("\"sleep\" \"Backtalk\"")
            }
            stage.show(Stage.observation(at: .seconds(5), .paused))
            try Patience.wait("the machine is kept awake") {
                let all = try Self.inhibitors(bus)
                return !all.contains("\"idle\" \"Backtalk\"") && all.contains("\"sleep\" \"Backtalk\"")
            }
            stage.onLoop { $0.end() }
            try Patience.wait("locks are left") { try !Self.inhibitors(bus).contains("Backtalk") }
        }
    }

    @Test func `sleep pauses the session first, and waking does not make it go on`() throws {
        let bus = try PrivateBus()
        let logind = try Mock.logind(on: bus)
        let stage = try Stage(on: bus)
        defer { stage.end() }
        _ = try stage.caller()
        stage.begin(Stage.observation(at: .seconds(5)))
        let delay = "\"sleep\" \"Backtalk\""
        try Patience.wait("sleep does not wait") { try Self.inhibitors(bus).contains(delay) }
        try Self.sleep(true, logind)
        try Patience.wait("it is not paused") { stage.take() == [.sleep] }
        #expect(try Self.inhibitors(bus).contains(delay), "sleep waits until it is silent")
        var paused = Stage.observation(at: .seconds(5), .paused)
        paused.holdsDevice = true
        stage.show(paused)
        // What would have been asked of logind by now was asked before this.
        try logind.control("GetCalls")
        #expect(try Self.inhibitors(bus).contains(delay), "sleep waits until the device is closed")
        paused.holdsDevice = false
        stage.show(paused)
        try Patience.wait("sleep still waits") { try !Self.inhibitors(bus).contains(delay) }
        try Self.sleep(false, logind)
        try Patience.wait("the next sleep does not wait") { try Self.inhibitors(bus).contains(delay) }
        #expect(stage.take().isEmpty)
    }

    @Test func `idle and lock are known from logind, and unknown without it`() throws {
        let bus = try PrivateBus()
        let stage = try Stage(on: bus)
        defer { stage.end() }
        _ = try stage.caller()
        let seen = Mutex<Conditions?>(nil)
        func look() throws -> Conditions {
            seen.withLock { $0 = nil }
            stage.onLoop { $0.look { conditions in seen.withLock { $0 = conditions } } }
            try Patience.wait("no look") { seen.withLock { $0 != nil } }
            return try #require(seen.withLock { $0 })
        }
        var conditions = try look()
        #expect(conditions.away == nil && conditions.locked == nil && conditions.doNotDisturb == nil)
        #expect(conditions.music == false && conditions.camera == nil && conditions.fullScreen == nil)
        let logind = try Mock.logind(on: bus)
        let session = "org.freedesktop.login1.Session"
        for (property, key) in [
            ("IdleHint", \Conditions.away), ("LockedHint", \Conditions.locked),
        ] as [(String, KeyPath<Conditions, Bool?>)] {
            for value in ["true", "false"] {
                try logind.control(
                    "UpdateProperties", "sa{sv}", session, "1", property, "b", value,
                    at: Mock.session)
                try Patience.wait("\(property) is not seen") {
                    conditions = try look()
                    return conditions[keyPath: key] == (value == "true")
                }
            }
        }
    }

    @Test func `others' players are paused for a session, and play again only if they were playing`() throws {
        let bus = try PrivateBus()
        let player = "org.mpris.MediaPlayer2.Player"
        let playing = try Mock.player("one", "Playing", on: bus)
        let paused = try Mock.player("two", "Paused", on: bus)
        let touched = try Mock.player("three", "Playing", on: bus)
        let stage = try Stage(on: bus)
        defer { stage.end() }
        _ = try stage.caller()
        stage.begin(Stage.observation(at: .seconds(5)))
        try Patience.wait("they play on") {
            playing.calls.contains("Pause") && touched.calls.contains("Pause")
        }
        // The person stops one of them in between.
        try touched.call(
            "org.freedesktop.DBus.Properties", "Set", "ssv", player, "PlaybackStatus", "s", "Stopped")
        stage.onLoop { $0.end() }
        try Patience.wait("it does not play again") { playing.calls.contains("Play") }
        // What is asked of the others was asked before the answer to this.
        try touched.control("GetCalls")
        #expect(!paused.calls.contains("Pause") && !paused.calls.contains("Play"))
        #expect(!touched.calls.contains("Play"))
    }

    @Test func `a paused session whose device is closed does not keep the machine from sleeping`() throws {
        let bus = try PrivateBus()
        let logind = try Mock.logind(on: bus)
        let stage = try Stage(on: bus)
        defer { stage.end() }
        _ = try stage.caller()
        stage.begin(Stage.observation(at: .seconds(5), .paused))
        let delay = "\"sleep\" \"Backtalk\""
        try Patience.wait("sleep does not wait") { try Self.inhibitors(bus).contains(delay) }
        try Self.sleep(true, logind)
        try Patience.wait("sleep still waits") { try !Self.inhibitors(bus).contains(delay) }
        #expect(stage.take().isEmpty)
    }

    @Test func `a call that was there before the session, or in which the person goes on, pauses nothing`()
        throws
    {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "backtalk-mic-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let status = folder.appending(path: "card0/pcm0c/sub0/status")
        try FileManager.default.createDirectory(
            at: status.deletingLastPathComponent(), withIntermediateDirectories: true)
        func write(_ text: String) throws { try Data(text.utf8).write(to: status) }
        let stage = try Stage(microphones: Microphones(folder: folder.path))
        defer { stage.end() }
        /// What is asked while it is heard for longer than from one look at the microphones to the next.
        func asked() throws -> [Command] {
            let end = ContinuousClock.now + .milliseconds(1_300)
            var asked: [Command] = []
            while asked.isEmpty, ContinuousClock.now < end {
                stage.show(Stage.observation(at: .seconds(5)))
                asked = stage.take()
            }
            return asked
        }
        try write("state: RUNNING\n")
        stage.begin()
        #expect(try asked().isEmpty, "it was in use before")
        try write("closed\n")
        #expect(try asked().isEmpty)
        try write("state: RUNNING\n")
        #expect(try asked() == [.pause])
        stage.show(Stage.observation(at: .seconds(5), .paused))
        #expect(try asked().isEmpty, "the person goes on in the call")
        try write("closed\n")
        #expect(try asked().isEmpty, "the end of the call changes nothing")
    }

    @Test func `a microphone is in use while the kernel says that it runs`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "backtalk-mic-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ text: String, _ path: String) throws {
            let url = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        let microphones = Microphones(folder: folder.path)
        #expect(microphones.areInUse == nil)
        try write("state: RUNNING\n", "card0/pcm0p/sub0/status")
        #expect(microphones.areInUse == nil, "a device that plays is none")
        try write("closed\n", "card0/pcm0c/sub0/status")
        try write("closed\n", "card1/pcm2c/sub0/status")
        #expect(microphones.areInUse == false)
        try write("state: RUNNING\nowner_pid   : 1\n", "card1/pcm2c/sub0/status")
        #expect(microphones.areInUse == true)
    }
}
