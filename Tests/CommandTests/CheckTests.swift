import Foundation
import Testing

/// `check` on files that are right, wrong, and no files at all.
@Suite struct CheckTests {
    @Test func `nine mistakes are nine lines, each with its place`() async throws {
        let workshop = try Workshop()
        try workshop.write(
            """
            name: Nine
            levle: steady
            breath: 0-9
            poses:
              - chids-pose
              - pose: knee-to-chest
                hold: 20-30 parsecs
                first: middle
              - pose: cat-cow
                phases: [cow: out-breath, cat: in-breath]
              - say: ""
              - pose: pelvic-tilt
                repeat: 12
                for: 60 s
            """, to: "nine.yaml")
        let run = try await workshop.run("check", "nine.yaml")
        #expect(run.code == 2)
        #expect(run.text.isEmpty)
        let places = run.errors.split(separator: "\n").map { line in
            line.split(separator: ":").prefix(3).joined(separator: ":")
        }
        let expected = ["2:1", "3:9", "5:5", "7:11", "8:12", "10:19", "10:36", "11:10", "14:5"]
        #expect(places == expected.map { "nine.yaml:\($0)" }, "\(run.errors)")
        #expect(run.errors.contains("did you mean 'childs-pose'?"))
        #expect(run.errors.contains("did you mean 'level'?"))
    }

    @Test func `the routine of the manual is right, whatever the form of its line ends`() async throws {
        let workshop = try Workshop()
        let manual = String(
            decoding: try Data(contentsOf: Workshop.house.appending(path: "README.md")), as: UTF8.self)
        let lines = manual.components(separatedBy: "\n")
        let start = try #require(lines.firstIndex(of: "    name: My evening"))
        let end = try #require(lines[start...].firstIndex(of: "      - rest: 2 min"))
        let routine = lines[start...end].map { String($0.dropFirst(4)) }
        try workshop.write(routine.joined(separator: "\n"), to: "unix.yaml")
        try workshop.write("\u{FEFF}" + routine.joined(separator: "\r\n"), to: "windows.yml")
        let run = try await workshop.run("check", "unix.yaml", "windows.yml")
        #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
        #expect(
            run.text == """
                unix.yaml: My evening, 9 entries, no mistakes
                windows.yml: My evening, 9 entries, no mistakes

                """)
    }

    @Test func `the configuration and the reminders are checked as what they are`() async throws {
        let workshop = try Workshop()
        try workshop.write("level: full\nquiet: off\nreminders: [at: \"08:00\"]\n", to: "right/config.yaml")
        try workshop.write("reminders: [at: \"08:00\"]\n", to: "right/reminders.yaml")
        let right = try await workshop.run("check", "right/config.yaml", "right/reminders.yaml")
        #expect(right.code == 0 && right.errors.isEmpty, "\(right.errors)")
        #expect(
            right.text == """
                right/config.yaml: a configuration, no mistakes
                right/reminders.yaml: reminders, no mistakes

                """)
        try workshop.write("level: hard\nquiet: 22\ngates: {musik: off}\n", to: "config.yaml")
        try workshop.write("level: full\nreminders: [at: 8]\n", to: "reminders.yaml")
        let wrong = try await workshop.run("check", "config.yaml", "reminders.yaml")
        #expect(wrong.code == 2 && wrong.text.isEmpty)
        let places = wrong.errors.split(separator: "\n").map { line in
            line.split(separator: ":").prefix(3).joined(separator: ":")
        }
        #expect(
            places == [
                "config.yaml:1:8", "config.yaml:2:8", "config.yaml:3:9", "reminders.yaml:1:1",
                "reminders.yaml:2:17",
            ], "\(wrong.errors)")
    }

    @Test(arguments: 0..<10)
    func `five hundred broken files are told as such, fifty in one run`(batch: Int) async throws {
        let workshop = try Workshop()
        let seeds = batch * 50..<(batch + 1) * 50
        for seed in seeds { try workshop.write(BrokenRoutine.make(seed: seed), to: "\(seed).yaml") }
        let run = try await workshop.run(["check"] + seeds.map { "\($0).yaml" })
        #expect(run.code == 2)
        #expect(run.text.isEmpty)
        var named: Set<Int> = []
        for line in run.errors.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 3)
            guard parts.count == 4, let seed = Int(parts[0].dropLast(".yaml".count)) else {
                Issue.record("no place: \(line)")
                continue
            }
            #expect(Int(parts[1]) ?? 0 > 0 && Int(parts[2]) ?? 0 > 0)
            named.insert(seed)
        }
        #expect(named == Set(seeds))
    }

    /// The limits are the system's, and the second is one of the processor: how long it takes says more about what else
    /// the machine does.
    @Test(arguments: 0..<33)
    func `a broken file is told within a second of work and 100 MB`(seed: Int) async throws {
        let workshop = try Workshop()
        try workshop.write(BrokenRoutine.make(seed: seed), to: "broken.yaml")
        let run = try await workshop.shell("ulimit -t 1 && ulimit -d 102400 && exec \"$0\" check broken.yaml")
        #expect(run.code == 2)
        #expect(run.errors.hasPrefix("broken.yaml:"))
    }

    @Test func `what is no file is refused without reading it`() async throws {
        let workshop = try Workshop()
        try workshop.write("poses: [childs-pose]", to: "right.yaml")
        let run = try await workshop.shell(
            """
            mkfifo pipe; mkdir folder; truncate -s 1G long.yaml; ln -s loop loop
            ulimit -t 1; exec "$0" check pipe folder long.yaml loop /dev/zero /dev/null /dev/tty right.yaml nosuch
            """)
        #expect(run.code == 2)
        #expect(run.text == "right.yaml: right, 1 entry, no mistakes\n")
        #expect(run.errors.split(separator: "\n").count == 8, "\(run.errors)")
    }

    @Test(.enabled(if: getuid() != 0, "root may read every file"))
    func `a file that may not be read is told as such`() async throws {
        let workshop = try Workshop()
        try workshop.write("poses: [childs-pose]", to: "secret.yaml")
        chmod(workshop("secret.yaml"), 0)
        let run = try await workshop.run("check", "secret.yaml")
        #expect(run.code == 2)
        #expect(run.errors == "backtalk: 'secret.yaml' may not be read; check its permissions\n")
    }
}
