import Foundation
import Testing

@testable import backtalk

/// Where a process finds the sound server and the bus that it was not told of.
@Suite struct RuntimeEnvironmentTests {
    private func folder(_ workshop: Workshop, mode: mode_t = 0o700) throws -> String {
        try workshop.write("", to: "run/bus")
        chmod(workshop("run"), mode)
        return workshop("run")
    }

    @Test func `what nobody set is where the system puts it`() throws {
        let workshop = try Workshop()
        defer { withExtendedLifetime(workshop) {} }
        let folder = try folder(workshop)
        for empty in [nil, ""] {
            let environment = RuntimeEnvironment(variable: { _ in empty }, folder: folder)
            #expect(
                environment.missing == [
                    "XDG_RUNTIME_DIR": folder, "DBUS_SESSION_BUS_ADDRESS": "unix:path=\(folder)/bus",
                ])
        }
    }

    @Test func `what somebody set stays`() throws {
        let workshop = try Workshop()
        defer { withExtendedLifetime(workshop) {} }
        let folder = try folder(workshop)
        #expect(
            RuntimeEnvironment(variable: { $0 == "XDG_RUNTIME_DIR" ? "/x" : nil }, folder: folder).missing
                .isEmpty)
        let bus = RuntimeEnvironment(
            variable: { $0 == "DBUS_SESSION_BUS_ADDRESS" ? "unix:path=/x" : nil }, folder: folder)
        #expect(bus.missing == ["XDG_RUNTIME_DIR": folder])
    }

    @Test func `a folder that is not there, is a link, or may be written by others is none`() throws {
        let workshop = try Workshop()
        let open = try folder(workshop, mode: 0o777)
        symlink(open, workshop("link"))
        for path in [open, workshop("link"), workshop("nowhere"), workshop("run/bus")] {
            #expect(RuntimeEnvironment(variable: { _ in nil }, folder: path).missing.isEmpty, "\(path)")
        }
    }
}
