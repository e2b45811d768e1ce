import Fixtures
import Foundation
import Testing

/// `start`, where the daemon does not come.
@Suite(.serialized) struct ActivationTests {
    private static let systemd = "org.freedesktop.systemd1"
    private static let unit = "/org/freedesktop/systemd1/unit/backtalk_2eservice"

    private func household(running command: String) throws -> Household {
        let household = try Household()
        try household.workshop.write(
            "[D-BUS Service]\nName=org.backtalk.Backtalk1\nExec=\(command)\n",
            to: "\(household.bus.services)/backtalk.service")
        try Tool.reload(household.bus)
        return household
    }

    @Test func `a daemon that ends at once is told at once`() throws {
        let run = try household(running: "/bin/false").run("start")
        #expect(run.code == 1 && run.output.isEmpty)
        #expect(run.errors.hasPrefix("backtalk: the daemon does not start ("), "\(run.errors)")
        #expect(run.errors.contains("'systemctl --user status backtalk'"))
    }

    @Test func `a daemon that does not come is waited for some seconds, and not for long`() throws {
        let household = try household(running: "/bin/sleep 60")
        let start = ContinuousClock.now
        let run = try household.run("start")
        #expect(run.code == 1 && run.errors.contains("it did not come within 9 s"), "\(run.errors)")
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test func `what systemd knows of the unit is told, as soon as it is asked`() throws {
        let household = try household(running: "/bin/sleep 60")
        let manager = "\(Self.systemd).Manager"
        let mock = try Mock(
            Self.systemd, "/org/freedesktop/systemd1", on: household.bus,
            [
                Self.systemd, "/org/freedesktop/systemd1", manager,
            ])
        try mock.control("AddMethod", "sssss", manager, "LoadUnit", "s", "o", "ret = '\(Self.unit)'")
        try mock.control(
            "AddObject", "ssa{sv}a(ssss)", Self.unit, "\(Self.systemd).Unit", "2", "ActiveState", "s",
            "activating", "SubState", "s", "auto-restart", "0")
        try mock.control(
            "AddProperties", "sa{sv}", "\(Self.systemd).Service", "2", "Result", "s", "exit-code",
            "ExecMainStatus", "i", "239", at: Self.unit)
        let start = ContinuousClock.now
        let run = try household.run("start")
        #expect(run.code == 1)
        #expect(
            run.errors.contains(
                "the daemon does not start (systemd says exit-code, status 239); 'systemctl --user status backtalk' tells more"
            ), "\(run.errors)")
        #expect(ContinuousClock.now - start < .seconds(8))
    }
}

extension Tool {
    /// Has the bus look for its services again.
    fileprivate static func reload(_ bus: PrivateBus) throws {
        _ = try run([
            "busctl", "--address=\(bus.address)", "call", "org.freedesktop.DBus", "/org/freedesktop/DBus",
            "org.freedesktop.DBus", "ReloadConfig",
        ])
    }
}
