import Fixtures
import Foundation
import Journal
import Practice
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What people see, where a stranger's name stands in every place where a name can stand.
@Suite struct HostileNameTests {
    private func workshop() throws -> Workshop {
        let workshop = try Workshop()
        try workshop.fillWithHostility()
        let writer = JournalWriter(
            path: workshop.journal,
            start: SessionStart(
                moment: .now, title: Hostile.name, source: .file("/\(Hostile.name)"),
                contentHash: Hostile.name,
                voice: Hostile.name, level: .gentle, talk: .full, breath: .off, pace: .normal,
                planned: Seconds(1_200))
        ) { Issue.record("\($0)") }
        writer.note(.end(SessionEnd(moment: .now, outcome: .failed(Hostile.name))), urgent: true)
        #expect(writer.close() == nil)
        return workshop
    }

    private func check(_ run: Run, _ arguments: [String], isTerminal: Bool = false) {
        for output in [run.output, Data(run.errors.utf8)] {
            let fault = Hostile.fault(in: output, isTerminal: isTerminal)
            #expect(fault == nil, "\(arguments.debugDescription): \(fault ?? "")")
        }
        // A trap is no way to say so.
        #expect([0, 1, 2].contains(run.code), "\(arguments.debugDescription): \(run.errors)")
    }

    @Test func `every command is called with such names, and a new one has to be`() {
        #expect(Set(HostileCommands.calls.keys) == Set(HostileCommands.all))
    }

    @Test(arguments: HostileCommands.all)
    func `no command shows what a terminal would obey`(command: String) async throws {
        let workshop = try workshop()
        for arguments in HostileCommands.calls[command] ?? [] {
            let all = command.split(separator: " ").map(String.init) + arguments
            let run = try await workshop.run(all, deadline: 120)
            check(run, all)
            if run.errors.contains("evil") {
                // What was wrong is told with every character of it to be seen.
                #expect(
                    run.errors.contains(#"evil\u{1B}]0;owned\u{7}"#)
                        || run.errors.contains(#"evil \u{202E}live"#),
                    "\(run.errors)")
            }
        }
    }

    @Test func `nor is it shown for what is no command`() async throws {
        let workshop = try workshop()
        for arguments in HostileCommands.unknown { check(try await workshop.run(arguments), arguments) }
    }

    @Test(arguments: ["play", "timeline", "check", "show", "list", "remind list", "history", "doctor"])
    func `nor on a terminal`(command: String) async throws {
        let workshop = try workshop()
        let calls = HostileCommands.calls[command] ?? []
        for arguments in command == "play" ? calls : Array(calls.prefix(3)) {
            let all = command.split(separator: " ").map(String.init) + arguments
            let (run, _) = try await workshop.runOnTerminal(all, environment: ["TERM": "xterm"]) { _, _ in }
            check(run, all, isTerminal: true)
        }
    }

    @Test(arguments: [["TERM": "xterm"], ["TERM": "dumb"], ["TERM": "xterm", "LC_ALL": "C"]])
    func `a session with such names and sentences is clean on a terminal`(environment: [String: String])
        async throws
    {
        let workshop = try workshop()
        let arguments = ["play", "\(Hostile.name).yaml"]
        let (run, terminal) = try await workshop.runOnTerminal(arguments, environment: environment) {
            running, _ in
            running.prints("live\\u{2066}")
            running.prints("0:04")
            running.type("?q")
        }
        #expect(Hostile.fault(in: run.output, isTerminal: true) == nil)
        #expect(run.text.contains("\\u{202E}live\\u{2066}\\u{200B}"), "\(run.text)")
        #expect(terminal.screen.unknown.isEmpty)
    }

    @Test func `a session in plain lines is clean`() async throws {
        let workshop = try workshop()
        let run = try await workshop.run(["play", "\(Hostile.name).yaml"]) { running in
            running.prints("0:04")
            running.send(SIGINT)
        }
        #expect(run.code == 130 && Hostile.fault(in: run.output) == nil, "\(run.text)")
        #expect(run.text.contains("\\u{202E}live"))
    }

    @Test(arguments: [
        "HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "TZ", "LC_ALL",
    ])
    func `nor is it shown where it comes from the environment`(variable: String) async throws {
        let workshop = try workshop()
        // A file is in the way of every folder.
        try workshop.write("", to: Hostile.name)
        var environment = [variable: workshop("\(Hostile.name)/\(Hostile.name)")]
        if variable == "HOME" {
            for name in ["CONFIG", "DATA", "CACHE"] { environment["XDG_\(name)_HOME"] = "" }
        }
        for arguments in [
            ["doctor", "--quiet"], ["doctor", "--quiet", "--format", "json"], ["list", "routines"],
            ["remind", "add", "--at", "08:00"], ["remind", "list"], ["history"], ["feel", "3"],
            ["install-service"], ["remind", "next"], ["timeline", "hostile.yaml"],
            ["play", "hostile.yaml", "--device", "nosuch"], ["status"], ["start"],
        ] {
            check(try await workshop.run(arguments, environment: environment), arguments)
        }
    }

    @Test func `a configuration that says such things is told clean`() async throws {
        let workshop = try workshop()
        for key in [
            "routine", "voice", "level", "breath", "music", "device", "preroll", "chimes", Hostile.name,
        ] {
            let line = key == Hostile.name ? Hostile.quotedName : key
            try workshop.write("\(line): \(Hostile.quotedName)\n", to: "\(workshop.config)/config.yaml")
            for arguments in [
                ["play"], ["check", "\(workshop.config)/config.yaml"], ["doctor", "--quiet"],
                ["remind", "test"],
            ] { check(try await workshop.run(arguments), arguments + [key]) }
        }
    }

    @Test func `names that the sound system has for its devices are told clean`() async throws {
        let workshop = try workshop()
        let name = "evil\u{1B}]0;owned\u{7}\u{202E}x"
        try workshop.write(
            "pcm.\"\(name)\" { type null\n hint { show on\n description \"\(name) card\" } }\n",
            to: "alsa.conf")
        for arguments in [
            ["list", "devices"], ["list", "devices", "--all"], ["doctor", "--quiet", "--device", name],
            ["doctor", "--quiet", "--device", "evil", "--format", "json"],
        ] {
            let run = try await workshop.run(
                arguments, environment: ["ALSA_CONFIG_PATH": workshop("alsa.conf")])
            check(run, arguments)
            #expect(run.text.contains("owned"), "\(run.text)")
        }
    }

    @Test func `what is written for programs is right in its own language`() async throws {
        let workshop = try workshop()
        let file = "\(Hostile.name).yaml"
        let json = try await workshop.run("timeline", file, "--format", "json")
        let timeline = try JSONDecoder().decode(TimelineDocument.self, from: json.output)
        // Nothing is lost to programs.
        #expect(timeline.cues.contains { $0.text?.contains("\u{202E}live\u{2066}") == true })
        for arguments in [["timeline", file, "--format", "svg"], ["history", "--format", "svg"]] {
            let svg = try await workshop.run(arguments)
            let parser = XMLParser(data: svg.output)
            #expect(parser.parse(), "\(String(describing: parser.parserError))")
        }
        let vtt = try await workshop.run("timeline", file, "--format", "vtt")
        let blocks = vtt.text.split(separator: "\n\n")
        #expect(blocks.first == "WEBVTT" && blocks.count > 1)
        for block in blocks.dropFirst() {
            let lines = block.split(separator: "\n")
            #expect(lines.count == 2 && lines[0].contains(" --> "))
            #expect(!lines[1].contains("-->") && !lines[1].contains("<"), "\(lines[1])")
        }
        let history = try await workshop.run("history", "--format", "json")
        #expect(try JSONSerialization.jsonObject(with: history.output) is [String: Any])
        #expect(history.text.contains(#"evil\u001b]0;owned\u0007"#))
    }
}
