import Foundation
import Testing

/// Reminders through the command line.
@Suite struct RemindTests {
    private static let berlin = ["TZ": "Europe/Berlin"]

    /// The instants that `next` prints.
    private func instants(_ run: Run) throws -> [String] {
        #expect(run.code == 0, "\(run.errors)")
        return try JSONDecoder().decode([String].self, from: run.output)
    }

    @Test func `the next instants are those of both files, after and not at a moment`() async throws {
        let workshop = try Workshop()
        try workshop.write(
            """
            reminders:
              - at: ["08:00", "20:30"]
                days: weekdays
              - every: 90 min
                between: 09:00-12:00
                active: true
            quiet: 22:00-07:00
            """, to: "\(workshop.config)/config.yaml")
        try workshop.write(
            "reminders: [{every: 6 h, between: 08:00-20:30, days: fri}]",
            to: "\(workshop.config)/reminders.yaml")
        // The seventh of November 2025 is a Friday.
        let run = try await workshop.run(
            "remind", "next", "--after", "2025-11-07T08:00:00+01:00", "--zone", "Europe/Berlin", "--count",
            "4",
            "--format", "json")
        #expect(
            try instants(run) == [
                "2025-11-07T13:00:00Z", "2025-11-07T19:00:00Z", "2025-11-07T19:30:00Z",
                "2025-11-10T07:00:00Z",
            ])
        let text = try await workshop.run(
            "remind", "next", "--after", "2025-11-07", "--count", "1", environment: Self.berlin)
        #expect(
            text.text
                == "2025-11-07T07:00:00Z  Fri 2025-11-07 08:00  at 08:00 and 20:30, weekdays; every 360 min between 08:00-20:30, fri\n"
        )
    }

    @Test func `a reminders file that is a link stays one, and its target keeps its mode`() async throws {
        let workshop = try Workshop()
        try workshop.write("reminders: [{at: 07:00}]\n", to: "dotfiles/reminders.yaml")
        let target = workshop("dotfiles/reminders.yaml")
        chmod(target, 0o640)
        try FileManager.default.createDirectory(atPath: workshop.config, withIntermediateDirectories: true)
        let link = "\(workshop.config)/reminders.yaml"
        let twice = "\(workshop.config)/twice.yaml"
        symlink(target, twice)
        symlink("twice.yaml", link)
        for isThere in [true, false] {
            if !isThere { unlink(target) }
            let run = try await workshop.run("remind", "add", "--at", "08:00")
            #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
            var status = stat()
            #expect(lstat(link, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
            #expect(stat(target, &status) == 0 && status.st_mode & 0o777 == (isThere ? 0o640 : 0o600))
            let text = String(decoding: try workshop.bytes("dotfiles/reminders.yaml"), as: UTF8.self)
            #expect(text.contains("08:00") && text.contains("07:00") == isThere)
        }
        unlink(twice)
        symlink("reminders.yaml", twice)
        let loop = try await workshop.run("remind", "add", "--at", "09:00")
        #expect(
            loop.code == 1 && loop.errors.hasPrefix("backtalk: '\(link)' could not be written ("),
            "\(loop.errors)")
    }

    @Test func `the clocks of any zone go by what the zone does`() async throws {
        let workshop = try Workshop()
        try workshop.write("reminders: [{at: 02:30}]\nquiet: off", to: "\(workshop.config)/config.yaml")
        for (zone, after, instant) in [
            ("Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z"),
            ("Europe/Berlin", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z"),
            ("Australia/Lord_Howe", "2026-10-03T12:00:00Z", "2026-10-03T15:30:00Z"),
            ("UTC", "2026-03-28T02:30:00Z", "2026-03-29T02:30:00Z"),
        ] {
            let run = try await workshop.run(
                "remind", "next", "--after", after, "--zone", zone, "--count", "1", "--format", "json")
            #expect(try instants(run) == [instant])
        }
    }

    @Test func `twenty years of instants take seconds`() async throws {
        let workshop = try Workshop()
        try workshop.write("reminders: [{at: [08:00]}]", to: "\(workshop.config)/config.yaml")
        let run = try await workshop.run(
            "remind", "next", "--after", "2026-01-01", "--zone", "Europe/Berlin", "--count", "7305",
            "--format",
            "json")
        let instants = try instants(run)
        #expect(instants.count == 7_305 && instants.last == "2045-12-31T07:00:00Z")
        #expect(run.seconds < Workshop.soon)
    }

    @Test func `what is added is listed, comes next, and is taken out again`() async throws {
        let workshop = try Workshop()
        try workshop.write("reminders: [{at: 07:15}]\n", to: "\(workshop.config)/config.yaml")
        let added = try await workshop.run(
            "remind", "add", "--at", "08:00", "--at", "20:30", "--days", "mon,wed", "--routine",
            "easing-five",
            "--unless-done", "once", "--no-speak", environment: Self.berlin)
        #expect(
            added.text.hasPrefix(
                "Added as number 2: at 08:00 and 20:30, mon wed, easing-five, not spoken, unless done once\nnext "
            ),
            "\(added.errors)")
        let grid = try await workshop.run(
            "remind", "add", "--every", "90m", "--between", "09:00-17:30", "--active")
        #expect(
            grid.text == """
                Added as number 3: every 90 min of activity between 09:00-17:30, daily
                next after 90 min at the machine

                """)
        let file = String(
            decoding: try Data(contentsOf: URL(filePath: "\(workshop.config)/reminders.yaml")), as: UTF8.self)
        #expect(
            file.split(separator: "\n").dropFirst().joined(separator: "\n") == """
                reminders:
                  - at: ["08:00", "20:30"]
                    days: [mon, wed]
                    routine: "easing-five"
                    speak: false
                    unless-done: once
                  - every: 90 min
                    between: 09:00-17:30
                    active: true
                """)
        let again = try await workshop.run(
            "remind", "add", "--every", "90 min", "--between", "9:00-17:30", "--active")
        #expect(again.text.hasPrefix("It is there already as number 3: every 90 min"))
        let list = try await workshop.run("remind", environment: Self.berlin)
        let rows = list.text.split(separator: "\n")
        #expect(rows.count > 7 && rows[7].hasPrefix("Gates: "), "\(list.text)")
        #expect(rows[0] == "1  at 07:15, daily")
        #expect(rows[1].hasPrefix("   next ") && rows[1].hasSuffix(" 07:15"))
        #expect(rows[6] == "Quiet: 22:00-07:00")
        let own = try await workshop.run("remind", "remove", "1")
        #expect(own.code == 2)
        #expect(own.errors.contains("config.yaml', line 1; take it out there"), "\(own.errors)")
        let removed = try await workshop.run("remind", "remove", "2")
        #expect(removed.text.hasPrefix("Taken out: at 08:00"))
        let rest = try await workshop.run("remind", "list")
        #expect(rest.text.contains("2  every 90 min") && !rest.text.contains("20:30"))
    }

    @Test func `commands at the same time lose nothing of each other`() async throws {
        let workshop = try Workshop()
        let run = try await workshop.shell(
            "for i in 0 1 2 3 4 5 6 7 8 9; do \"$0\" remind add --at 08:1$i & done; wait; \"$0\" remind list")
        #expect(run.errors.isEmpty)
        for digit in 0..<10 { #expect(run.text.contains("  at 08:1\(digit), daily\n")) }
    }

    @Test func `a wrong reminder is one sentence with the next step, and exit code 2`() async throws {
        var transcript = Transcript(try Workshop())
        let lines = [
            "remind lst", "remind nosuch", "remind list more", "remind add", "remind add --at 25:00",
            "remind add --at 8", "remind add --at 08:00 --every 5m", "remind add --every 5m",
            "remind add --every 5 --between 9:00-10:00", "remind add --every 5m --between 9-10",
            "remind add --at 08:00 --active", "remind add --at 08:00 --between 9:00-10:00",
            "remind add --at 08:00 --days mo", "remind add --at 08:00 --days mon,tues",
            "remind add --at 08:00 --routine easing-fiv", "remind add --at 08:00 --unless-done thrice",
            "remind remove", "remind remove x", "remind remove 1", "remind next --after now",
            "remind next --zone Europe/Berln", "remind next --zone x", "remind next --count 0",
            "remind next --count 10001", "remind next --format xml", "remind snooze 0", "remind snooze soon",
            "remind pause --until soon", "remind pause --until 2020-01-01", "remind test nosuch", "feel",
            "feel 11",
            "feel much", "feel 3 --before --after", "feel 3 --after", "history --weeks 0",
            "history --format html",
        ]
        for line in lines { try await transcript.run(line.split(separator: " ").map(String.init)) }
        try transcript.expect("reminders")
    }

    @Test func `the mistakes of both files are told at once, with their places`() async throws {
        let workshop = try Workshop()
        try workshop.write(
            "level: hard\nreminders: [{at: 8}]\nquiet: 7-8\ngates: {musik: off}\n",
            to: "\(workshop.config)/config.yaml")
        try workshop.write("reminders:\n  - evry: 90 min\n", to: "\(workshop.config)/reminders.yaml")
        for command in [["list"], ["next"], ["add", "--at", "08:00"], ["remove", "1"], ["snooze"]] {
            let run = try await workshop.run(["remind"] + command)
            #expect(run.code == 2 && run.text.isEmpty)
            let places = workshop.withoutPaths(run.errors).split(separator: "\n").map { line in
                line.split(separator: ":").prefix(3).joined(separator: ":")
            }
            let config = "~/config/backtalk/config.yaml"
            let added = "~/config/backtalk/reminders.yaml"
            #expect(
                places.sorted() == [
                    "\(config):1:8", "\(config):2:18", "\(config):3:8", "\(config):4:9", "\(added):2:5",
                    "\(added):2:5",
                ], "\(run.errors)")
        }
    }

    @Test func `the reminders of the manual are right`() async throws {
        let workshop = try Workshop()
        let manual = String(
            decoding: try Data(contentsOf: Workshop.house.appending(path: "README.md")), as: UTF8.self)
        let lines = manual.components(separatedBy: "\n")
        let start = try #require(lines.firstIndex(of: "    reminders:"))
        let end = try #require(lines[start...].firstIndex { $0.hasPrefix("    gates:") })
        let text = lines[start...end].map { String($0.dropFirst(4)) }.joined(separator: "\n")
        try workshop.write(text, to: "\(workshop.config)/config.yaml")
        let run = try await workshop.run("remind", "list")
        #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
        #expect(run.text.contains("1  at 08:00 and 20:30, weekdays, easing-five, unless done twice\n"))
        #expect(run.text.contains("2  every 90 min of activity between 09:00-17:30, daily, spoken\n"))
        #expect(run.text.contains("Quiet: 22:00-07:00\nGates: ") && run.text.contains("\nGates off: music\n"))
    }

    @Test func `a routine that is not there is told, and the list goes on`() async throws {
        let workshop = try Workshop()
        try workshop.write(
            "reminders:\n  - at: 08:00\n    routine: easing-fife\n", to: "\(workshop.config)/config.yaml")
        let run = try await workshop.run("remind", "list")
        #expect(run.code == 0 && run.text.contains("at 08:00"))
        #expect(run.errors.contains("config.yaml:3:14: there is no routine 'easing-fife'"))
        #expect(run.errors.contains("did you mean 'easing-five'?"))
    }

    @Test func `a skip, a pause and a wish for later are kept, listed and ended`() async throws {
        let workshop = try Workshop()
        try workshop.write("quiet: off", to: "\(workshop.config)/config.yaml")
        let none = try await workshop.run("remind", "list").text
        #expect(none.hasPrefix("No reminders yet;") && none.contains("\nQuiet: off\nGates: "))
        #expect(!FileManager.default.fileExists(atPath: workshop.journal))
        for command in [["skip"], ["pause"], ["snooze", "25"]] {
            #expect(try await workshop.run(["remind"] + command).code == 0)
        }
        let list = try await workshop.run("remind", "list").text
        #expect(
            list.contains("\nSkipped until ")
                && list.contains("\nPaused; 'backtalk remind resume' ends it.\n"))
        #expect(list.contains("\nA reminder comes at "))
        #expect(try await workshop.run("remind", "resume").text == "Reminders go on.\n")
        let after = try await workshop.run("remind", "list").text
        #expect(!after.contains("Skipped") && !after.contains("Paused"))
        #expect(try await workshop.run("remind", "pause", "--until", "2099-01-01").code == 0)
        #expect(
            try await workshop.run("remind", "list").text.contains("Paused until Thu 2099-01-01 00:00.\n"))
    }

    @Test func `when a reminder comes next is after a pause`() async throws {
        let workshop = try Workshop()
        try workshop.write("quiet: off", to: "\(workshop.config)/config.yaml")
        let added = try await workshop.run("remind", "add", "--at", "00:00")
        #expect(added.text.contains("\nnext "))
        _ = try await workshop.run("remind", "pause", "--until", "2099-01-01")
        #expect(try await workshop.run("remind", "list").text.contains("\n   next Thu 2099-01-01 00:00\n"))
        _ = try await workshop.run("remind", "pause")
        #expect(try await !workshop.run("remind", "list").text.contains("next"))
        _ = try await workshop.run("remind", "resume")
        let again = try await workshop.run("remind", "list").text
        #expect(again.contains("\n   next ") && !again.contains("2099"))
    }

    @Test func `nothing is put off into quiet hours`() async throws {
        let workshop = try Workshop()
        try workshop.write("quiet: 00:00-24:00", to: "\(workshop.config)/config.yaml")
        let run = try await workshop.run("remind", "snooze")
        #expect(run.code == 1)
        #expect(run.errors.hasPrefix("backtalk: the quiet hours, 00:00-24:00, go before;"))
    }

    @Test func `a reminder names the minutes of the routine's own timeline`() async throws {
        let workshop = try Workshop()
        try workshop.write(
            "routine: floor-four\ndevice: \"null\"\n", to: "\(workshop.config)/config.yaml")
        let timeline = try await workshop.run("timeline", "floor-four", "--format", "json")
        let seconds = try JSONDecoder().decode(Length.self, from: timeline.output).seconds
        let minutes = Int((seconds / 60).rounded())
        let run = try await workshop.run("remind", "test", environment: workshop.withNullDevice())
        #expect(run.code == 0, "\(run.errors)")
        let words = ["eight", "nine", "ten", "eleven", "twelve", "thirteen"]
        let word = try #require(words.indices.contains(minutes - 8) ? words[minutes - 8].capitalized : nil)
        #expect(run.text == "Time to loosen your back. \(word) minutes, on the floor.\n")
        // It was heard, or would have been: chime and sentence take their time.
        #expect(run.seconds > 4)
    }

    private struct Length: Decodable { let seconds: Double }

    @Test(arguments: 0..<10)
    func `a thousand damaged configurations give instants or mistakes, a hundred in one run`(batch: Int)
        async throws
    {
        let workshop = try Workshop()
        for seed in batch * 100..<(batch + 1) * 100 {
            try workshop.write(BrokenConfiguration.make(seed: seed), to: "\(seed)/backtalk/config.yaml")
        }
        let run = try await workshop.shell(
            """
            for folder in [0-9]*; do
                XDG_CONFIG_HOME=$PWD/$folder "$0" remind next --count 3 --format json >$folder/out 2>$folder/errors
                echo "$folder $?"
            done
            """)
        let codes = run.text.split(separator: "\n").map { $0.split(separator: " ") }
        #expect(codes.count == 100)
        for code in codes {
            let errors = String(decoding: try workshop.bytes("\(code[0])/errors"), as: UTF8.self)
            if code[1] == "0" {
                let output = try workshop.bytes("\(code[0])/out")
                #expect(try JSONDecoder().decode([String].self, from: output).count <= 3)
                #expect(errors.isEmpty)
            } else {
                #expect(code[1] == "2", "\(code[0])")
                for line in errors.split(separator: "\n") {
                    let parts = line.split(separator: ":", maxSplits: 3)
                    #expect(parts.count == 4 && Int(parts[1]) ?? 0 > 0 && Int(parts[2]) ?? 0 > 0, "\(line)")
                }
                #expect(!errors.isEmpty)
            }
        }
        #expect(codes.count { $0[1] == "2" } > 50)
    }
}
