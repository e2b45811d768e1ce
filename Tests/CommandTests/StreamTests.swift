import Testing

/// Where the output goes, and where it can go no longer.
@Suite struct StreamTests {
    @Test func `whoever reads only the beginning is no trouble`() async throws {
        let workshop = try Workshop()
        for command in ["timeline long-seven --format json", "show long-seven", "list poses", "--help"] {
            let run = try await workshop.shell("\"$0\" \(command) | head -c 10")
            #expect(run.code == 0)
            #expect(run.output.count == 10)
            #expect(run.errors.isEmpty, "\(command): \(run.errors)")
        }
    }

    @Test func `output that is lost is told, with exit code 1`() async throws {
        let workshop = try Workshop()
        try workshop.write("poses: [childs-pose]", to: "right.yaml")
        for command in ["timeline floor-four", "show sphinx", "list poses", "check right.yaml", "--help"] {
            let full = try await workshop.shell("exec \"$0\" \(command) >/dev/full")
            #expect(full.code == 1)
            #expect(
                full.errors
                    == "backtalk: the output could not be written (No space left on device); send it elsewhere\n"
            )
            let closed = try await workshop.shell("exec \"$0\" \(command) >&-")
            #expect(closed.code == 1)
            #expect(closed.errors.contains("the output could not be written"))
        }
    }

    @Test func `no stream at all changes no exit code`() async throws {
        let workshop = try Workshop()
        let wrong = try await workshop.shell("exec \"$0\" show nosuch <&- >&- 2>&-")
        #expect(wrong.code == 2)
        let play = try await workshop.shell("exec \"$0\" play easing-five --device nosuch <&- >&- 2>&-")
        #expect(play.code == 2)
    }

    @Test func `a sound file keeps clear of what is printed where the output is closed`() async throws {
        let workshop = try Workshop()
        try workshop.write("poses: [say: Now.]", to: "words.yaml")
        let run = try await workshop.shell(
            "\"$0\" render words.yaml -o open.wav; \"$0\" render words.yaml -o closed.wav <&- >&-")
        #expect(run.code == 1)
        #expect(try workshop.bytes("open.wav") == workshop.bytes("closed.wav"))
    }

    @Test func `errors go to the error stream alone, and there is no colour in them`() async throws {
        let workshop = try Workshop()
        for arguments in [
            ["nosuch"], ["check", "nosuch.yaml"], ["play", "--level", "x"], ["show", "nosuch"],
        ] {
            for environment in [[:], ["NO_COLOR": "1"], ["TERM": "xterm-256color"]] {
                let run = try await workshop.run(arguments, environment: environment)
                #expect(run.code == 2)
                #expect(run.output.isEmpty)
                #expect(run.errors.hasPrefix("backtalk: ") && !run.errors.contains("\u{1B}"))
                #expect(run.errors.split(separator: "\n").count == 1)
            }
        }
    }
}
