import Fixtures
import Foundation
import Testing

@testable import Desktop

/// One look at the desktop, by a command.
@Suite(.serialized) struct DesktopLookTests {
    private static func look(_ address: String, microphones: String = "/nonexistent") throws -> Conditions {
        try DesktopLook(
            .at(address), system: .at(address), microphones: Microphones(folder: microphones)
        ).conditions()
    }

    @Test func `without a bus nothing is known but the microphone`() throws {
        #expect(try Self.look("unix:path=/nonexistent/bus") == Conditions())
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "backtalk-mic-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let status = folder.appending(path: "card0/pcm0c/sub0")
        try FileManager.default.createDirectory(at: status, withIntermediateDirectories: true)
        try Data("state: RUNNING\n".utf8).write(to: status.appending(path: "status"))
        #expect(
            try Self.look("unix:path=/nonexistent/bus", microphones: folder.path)
                == Conditions(microphone: true))
    }

    @Test func `on a bus with none of the services only other players are told of`() throws {
        let bus = try PrivateBus()
        #expect(try Self.look(bus.address) == Conditions(music: false))
    }

    @Test func `what a desktop tells is seen, and no name is taken`() throws {
        let bus = try PrivateBus()
        let login = try Mock.logind(on: bus)
        try login.control(
            "UpdateProperties", "sa{sv}", "org.freedesktop.login1.Session", "2", "LockedHint", "b", "true",
            "IdleHint", "b", "false", at: Mock.session)
        let notices = "org.freedesktop.Notifications"
        let server = try Mock(
            notices, "/org/freedesktop/Notifications", on: bus,
            [notices, "/org/freedesktop/Notifications", notices])
        try server.control("AddProperty", "ssv", notices, "Inhibited", "b", "true")
        #expect(
            try Self.look(bus.address)
                == Conditions(locked: true, away: false, doNotDisturb: true, music: false))
        #expect(try !bus.has("org.backtalk.Backtalk1") && !bus.has("org.mpris.MediaPlayer2.backtalk"))
        withExtendedLifetime(login) {}
    }
}
