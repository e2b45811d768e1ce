import Foundation
import Testing

/// Where a person's files are looked for.
@Suite struct HomeTests {
    @Test func `own routines and voices are found by their names, with spaces too`() async throws {
        let workshop = try Workshop()
        let voice = String(
            decoding: try Data(contentsOf: Workshop.house.appending(path: "Voices/en-us.yaml")), as: UTF8.self
        )
        try workshop.write(
            voice.replacing("Welcome.", with: "Hello."), to: "\(workshop.config)/voices/mine.yml")
        try workshop.write(
            "voice: mine\nposes: [sphinx]\n", to: "\(workshop.config)/routines/my evening.yml")
        let run = try await workshop.run("timeline", "my evening")
        #expect(run.code == 0 && run.errors.isEmpty)
        #expect(run.text.hasPrefix("my evening · voice mine · "))
        #expect(run.text.contains("“Hello."))
        let show = try await workshop.run("show", "my evening", "--voice", "mine")
        #expect(show.text.hasPrefix("my evening\n"))
        try workshop.write("voice: mine\nroutine: my evening\n", to: "\(workshop.config)/config.yaml")
        let play = try await workshop.run("play", "--device", "nosuch")
        #expect(play.code == 2, "\(play.errors)")
    }

    @Test func `paths that are relative or empty are passed over`() async throws {
        let workshop = try Workshop()
        try workshop.write("poses: [sphinx]", to: "backtalk/routines/relative.yaml")
        try workshop.write("poses: [sphinx]", to: "../home/.config/backtalk/routines/mine.yaml")
        for value in ["", ".", "backtalk/.."] {
            let run = try await workshop.run("list", "routines", environment: ["XDG_CONFIG_HOME": value])
            #expect(run.text.contains("mine") && !run.text.contains("relative"))
        }
    }

    @Test func `without a home and a cache everything still works`() async throws {
        let workshop = try Workshop()
        for home in ["-u HOME", "HOME=", "HOME=nowhere", "HOME=/nonexistent"] {
            let run = try await workshop.shell(
                "exec env -u XDG_DATA_HOME \(home) XDG_CACHE_HOME=/proc/nowhere \"$0\" timeline floor-four --talk brief"
            )
            #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
        }
    }

    @Test func `names that are no UTF-8 are told, and crash nothing`() async throws {
        let workshop = try Workshop()
        for command in ["play", "show", "check", "timeline", "list", "", "play --level", "play --from"] {
            let run = try await workshop.shell("exec \"$0\" \(command) \"$(printf 'caf\\351')\"")
            #expect(run.code == 2)
            #expect(run.errors.hasPrefix("backtalk: "))
        }
    }
}
