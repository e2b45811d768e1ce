import Fixtures
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

    /// Whether a process can have mounts of its own here: root can, but where the root folder is no mount.
    private static let canMount =
        geteuid() == 0
        && (try? Tool.run(["unshare", "--mount", "--propagation", "private", "true"]).code) == 0

    /// A mount of its own takes the place of /run/user.
    @Test(.enabled(if: NullSink.isInstalled && canMount))
    func `a process that knows nothing, as cron's, is heard on the person's own sound server`() async throws {
        let workshop = try Workshop()
        let sink = try NullSink()
        let socket = try #require(sink.environment["PULSE_SERVER"]).dropFirst("unix:".count)
        try workshop.write("pcm.!default { type pulse }\n", to: "pulse.conf")
        try workshop.write("name: Tiny\ntalk: chimes\nbreath: off\nposes: [{say: Now.}]\n", to: "tiny.yaml")
        let run = try await workshop.shell(
            """
            exec unshare --mount --propagation private /bin/sh -c '
            mount -t tmpfs none /run/user && mkdir -p -m 700 /run/user/0/pulse || exit 99
            ln -s \(socket) /run/user/0/pulse/native
            exec env -u XDG_RUNTIME_DIR -u PULSE_SERVER -u DBUS_SESSION_BUS_ADDRESS \\
                ALSA_CONFIG_PATH=/usr/share/alsa/alsa.conf:pulse.conf "$0" remind test tiny.yaml' "$0"
            """)
        #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
    }
}
