import Desktop
import Fixtures
import Foundation
import Player
import Reminders
import Synchronization
import System
import Testing

@testable import backtalk

/// The desk with a real bus, a notification server and the person's own voice.
@Suite(.serialized) struct DeskOnTheBusTests {
    private static let name = "org.freedesktop.Notifications"
    private static let path = "/org/freedesktop/Notifications"

    /// A desk whose desktop is a private bus.
    private struct Street {
        let bus: PrivateBus
        let presence: Presence
        let stage: DeskStage

        init() throws {
            let bus = try PrivateBus()
            let loop = try PollLoop()
            let desk = Box()
            let presence = Presence(
                .daemon, on: loop, address: .at(bus.address), system: .at(bus.address),
                controls: Controls(begin: { desk.value.withLock { $0 }?.take(.start) }))
            self.bus = bus
            self.presence = presence
            let workshop = try Workshop()
            let environment = workshop.environment
            stage = try DeskStage(
                "reminders: [{at: 09:00, routine: easing-five}]\n", desktop: presence,
                voice: PersonalVoice(Directories { environment[$0] }), loop: loop)
            desk.value.withLock { [stage] in $0 = stage.desk }
            stage.onLoop { _ in presence.start() }
            try Patience.wait("our names do not come") { try bus.has("org.mpris.MediaPlayer2.backtalk") }
        }

        final class Box: Sendable {
            let value = Mutex<ReminderDesk?>(nil)
        }

        func end() {
            stage.onLoop { [presence] _ in presence.leave() }
            stage.end()
        }
    }

    @Test func `the notification names the minutes of the session, and its button begins it`() throws {
        let street = try Street()
        defer { street.end() }
        let server = try Mock(
            Self.name, Self.path, on: street.bus,
            ["--template", "notification_daemon", "-p", "{\"capabilities\": \"actions body\"}"])
        try street.stage.pass(until: "09:00")
        try Patience.wait("nothing is shown") { server.calls.contains { $0.hasPrefix("Notify ") } }
        let call = try #require(server.calls.first { $0.hasPrefix("Notify ") })
        // As many as the plain listing of the routine has.
        #expect(call.contains("\"Time to loosen your back.\" \"Thirteen minutes, on the floor.\""), "\(call)")
        try Patience.wait("it does not sound") { street.stage.take() == ["sound"] }
        try server.control(
            "EmitSignal", "sssav", Self.name, "ActionInvoked", "us", "2", "u", "1", "s", "start")
        try Patience.wait("it does not begin") { street.stage.take() == ["begins easing-five"] }
    }

    @Test func `a headset's play button begins the session of the reminder that is open, and of no other`()
        throws
    {
        let street = try Street()
        defer { street.end() }
        let caller = try BusCaller(.at(street.bus.address))
        let play = MethodName(
            "org.mpris.MediaPlayer2.backtalk", "/org/mpris/MediaPlayer2", "org.mpris.MediaPlayer2.Player",
            "PlayPause")
        _ = try caller.call(play)
        #expect(street.stage.take().isEmpty)
        try street.stage.pass(until: "09:00")
        try Patience.wait("it does not sound") { street.stage.take() == ["sound"] }
        _ = try caller.call(play)
        #expect(street.stage.take() == ["begins easing-five"])
        _ = try caller.call(play)
        #expect(street.stage.take().isEmpty)
    }
}
