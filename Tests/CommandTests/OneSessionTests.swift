import Foundation
import Testing

/// One session at a time, and one that needs no folder.
@Suite struct OneSessionTests {
    private static let routine = "name: Tiny\nposes: [say: Now.]\n"

    @Test func `while one plays another is refused, whatever its environment`() async throws {
        let workshop = try Workshop()
        try workshop.write(Self.routine, to: "tiny.yaml")
        try workshop.write("", to: "file")
        let first = try await workshop.run(["play", "tiny.yaml", "--talk", "silent"]) { running in
            #expect(running.prints("level gentle"))
            for environment in [
                "", "-u XDG_RUNTIME_DIR", "XDG_RUNTIME_DIR=", "XDG_RUNTIME_DIR=file",
                "XDG_RUNTIME_DIR=\"$PWD/file\"",
                "XDG_RUNTIME_DIR=/nonexistent", "-u HOME", "HOME=/nonexistent", "XDG_DATA_HOME=\"$PWD/data\"",
                "-u XDG_RUNTIME_DIR -u HOME", "-u XDG_RUNTIME_DIR XDG_CACHE_HOME=/proc/nowhere",
            ] {
                let line = "exec env \(environment) \"$0\" play tiny.yaml --talk silent"
                do {
                    let second = try Running(
                        "/bin/sh", ["-c", line, Workshop.program], environment: [:], terminal: nil,
                        in: workshop
                    ).finish(within: Workshop.soon)
                    #expect(second.code == 1, "\(environment)")
                    #expect(
                        second.errors == "backtalk: a session is playing already; end that one first\n",
                        "\(environment)")
                } catch {
                    Issue.record(error)
                }
            }
            running.send(SIGINT)
        }
        #expect(first.code == 130)
    }

    @Test func `a session plays without any folder that can be written`() async throws {
        let workshop = try Workshop()
        try workshop.write(Self.routine, to: "tiny.yaml")
        for runtime in [
            "-u XDG_RUNTIME_DIR", "XDG_RUNTIME_DIR=/proc/nowhere", "XDG_RUNTIME_DIR=/nonexistent",
        ] {
            let nowhere = ["HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"]
                .map { "\($0)=/proc/nowhere" }.joined(separator: " ")
            // It meets every session of this person's, so it gets a network of its own, and with it names of its own.
            let alone = geteuid() == 0 ? "unshare --net" : "unshare --user --map-current-user --net"
            let run = try await workshop.shell(
                "exec \(alone) env \(runtime) \(nowhere) \"$0\" play tiny.yaml --talk silent"
            ) { running in
                #expect(running.prints("level gentle"), "\(runtime)")
                running.send(SIGINT)
            }
            #expect(run.code == 130, "\(run.errors)")
        }
    }
}
