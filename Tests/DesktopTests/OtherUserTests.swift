import Fixtures
import Foundation
import Testing

@testable import Desktop

/// Another user of the machine, on a system bus with the configuration that distributions ship. There anyone may send any
/// signal to anyone, and call the bus alone.
@Suite(
    .serialized,
    .enabled(
        if: getuid() == 0 && Tool.path("setpriv") != nil
            && FileManager.default.fileExists(atPath: PrivateBus.systemConfiguration)
            && FileManager.default.fileExists(
                atPath: "/usr/share/dbus-1/system.d/org.freedesktop.login1.conf"),
        "needs root, to be somebody else; setpriv; and the bus's and logind's own configuration"))
struct OtherUserTests {
    /// busctl as a user who has nothing to do with us.
    private static func stranger(_ bus: PrivateBus, _ arguments: String...) throws -> Tool.Result {
        try Tool.run(
            [
                "setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "busctl",
                "--address=\(bus.address)",
            ] + arguments)
    }

    @Test func `what another user sends to us on the machine's bus moves nothing`() throws {
        let system = try PrivateBus(stock: PrivateBus.systemConfiguration)
        let logind = try Mock.logind(on: system)
        let stage = try Stage(system: system)
        defer { stage.end() }
        _ = try stage.caller()
        stage.begin(Stage.observation(at: .seconds(10)))
        let names = { () throws -> [String] in
            try Tool.run(["busctl", "--address=\(system.address)", "list", "--unique", "--no-legend"]).output
                .split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) }
        }
        // Ours is the one that holds a lock of logind: it is asked only when the rules are in place.
        try Patience.wait("logind is not asked") { logind.calls.contains { $0.hasPrefix("Inhibit ") } }
        let manager = "org.freedesktop.login1.Manager"
        for name in try names() {
            for value in ["true", "false"] {
                let run = try Self.stranger(
                    system, "emit", "--destination=\(name)", "/org/freedesktop/login1", manager,
                    "PrepareForSleep", "b", value)
                // It may have been the name of busctl itself.
                #expect(run.code == 0 || run.errors.contains("not"), "\(run.errors)")
            }
        }
        let all = try Self.stranger(
            system, "emit", "/org/freedesktop/login1", manager, "PrepareForSleep", "b", "true")
        #expect(all.code == 0, "\(all.errors)")
        for name in ["org.freedesktop.login1", "org.backtalk.Backtalk1", "org.freedesktop.Notifications"] {
            let run = try Self.stranger(
                system, "call", "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                "RequestName", "su", name, "6")
            #expect(run.code != 0, "it has \(name) now")
        }
        let ours = try #require(
            try names().first { name in
                try Tool.run([
                    "busctl", "--address=\(system.address)", "call", "org.freedesktop.DBus",
                    "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetConnectionUnixProcessID", "s", name,
                ]).output == "u \(getpid())\n"
            })
        let ping = try Self.stranger(
            system, "--timeout=5", "call", ours, "/", "org.freedesktop.DBus.Peer", "Ping")
        #expect(ping.errors.contains("Access denied"), "it may call us: \(ping)")
        #expect(stage.take().isEmpty)
        // From logind it counts.
        try logind.control("EmitSignal", "sssav", manager, "PrepareForSleep", "b", "1", "b", "true")
        try Patience.wait("sleep does not pause it") { stage.take() == [.sleep] }
    }
}
