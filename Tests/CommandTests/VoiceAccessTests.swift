import Foundation
import Testing

/// What a routine that was passed on can start and open on the machine of whoever plays it.
@Suite struct VoiceAccessTests {
    /// A voice that leaves a mark where its program is started.
    private static func markingVoice(_ workshop: Workshop) -> String {
        "extends: en-us\nengine: {command: [touch, \(workshop("marker"))]}\n"
    }

    private func isMarked(_ workshop: Workshop) -> Bool {
        FileManager.default.fileExists(atPath: workshop("marker"))
    }

    private func routine(voice: String) -> String {
        "voice: \"\(voice)\"\nposes: [{say: Roll over.}]\n"
    }

    @Test(arguments: [
        "./evil.yaml", "evil.yaml", "FOLDER/evil.yaml", "../work/evil.yaml", "~/evil.yaml",
        "file://FOLDER/evil.yaml",
        ".evil", "./evil",
    ])
    func `a routine names voices, and no path of one is followed`(path: String) async throws {
        let workshop = try Workshop()
        for file in ["evil.yaml", ".evil.yaml", "evil", "../home/evil.yaml"] {
            try workshop.write(Self.markingVoice(workshop), to: file)
        }
        let voice = path.replacing("FOLDER", with: workshop.folder)
        try workshop.write(routine(voice: voice), to: "evening.yaml")
        try workshop.write(routine(voice: voice), to: "\(workshop.config)/routines/installed.yaml")
        var calls = [["check", "evening.yaml"], ["timeline", "evening.yaml"]]
        if path == "./evil.yaml" {
            calls += [
                ["play", "evening.yaml"], ["show", "evening.yaml"],
                ["render", "evening.yaml", "-o", "x.wav"],
                ["play", "installed"], ["show", "installed"], ["timeline", "installed"],
                ["timeline", "evening.yaml", "--voice", "en-us"],
            ]
        }
        for arguments in calls {
            let run = try await workshop.run(arguments)
            #expect(run.code == 2 && run.text.isEmpty, "\(arguments): \(run.text)")
            #expect(run.errors.contains(".yaml:1:8: found '"), "\(arguments): \(run.errors)")
            #expect(
                run.errors.contains(
                    "but a routine names a voice and never a file; expected a name such as en-us"))
            #expect(run.errors.split(separator: "\n").count == 1)
        }
        #expect(!isMarked(workshop))
    }

    @Test func `a voice is looked for among the installed, not where one works`() async throws {
        let workshop = try Workshop()
        for file in ["evil.yaml", "evil", "voices/evil.yaml"] {
            try workshop.write(Self.markingVoice(workshop), to: file)
        }
        try workshop.write(routine(voice: "evil"), to: "evening.yaml")
        for command in ["check", "timeline", "play"] {
            let run = try await workshop.run(command, "evening.yaml")
            #expect(
                run.code == 2 && run.errors.contains("there is no voice 'evil'"), "\(command): \(run.errors)")
        }
        // Whoever looks at it is told, and sees the rest.
        let show = try await workshop.run("show", "evening.yaml")
        #expect(
            show.code == 0 && show.text.contains("the voice 'evil', which cannot be used here"),
            "\(show.text)")
        #expect(!isMarked(workshop))
    }

    @Test func `of a voice that starts a program it is said which, before it does`() async throws {
        let workshop = try Workshop()
        let command = #"command: [touch, "red pen", "it's", "{text}", "\u202Eback"]"#
        try workshop.write(
            "extends: en-us\nengine: {\(command)}\n", to: "\(workshop.config)/voices/mine.yaml")
        try workshop.write("extends: mine\n", to: "\(workshop.config)/voices/heir.yaml")
        let program =
            "starts the program '/usr/bin/touch' with "
            + #"'red pen' 'it\'s' '{text}' '\u{202E}back' for every sentence"#
        let voice = try await workshop.run("check", "\(workshop.config)/voices/mine.yaml")
        #expect(
            voice.code == 0 && voice.text.hasSuffix(": a voice in en-us, no mistakes\n  \(program)\n"),
            "\(voice)")
        for name in ["mine", "heir"] {
            try workshop.write(routine(voice: name), to: "evening.yaml")
            let check = try await workshop.run("check", "evening.yaml")
            #expect(
                workshop.withoutPaths(check.text)
                    == "evening.yaml: evening, 1 entry, no mistakes\n"
                    + "  speaks with the voice '\(name)', '~/config/backtalk/voices/\(name).yaml'\n  \(program)\n",
                "\(check.text) \(check.errors)")
            let show = try await workshop.run("show", "evening.yaml")
            // In lines of the page's width.
            let words = show.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(
                words.contains(program) && words.contains("speaks with the voice '\(name)'"), "\(show.text)")
        }
        // Of the voice that a person set for all sessions too.
        try workshop.write("poses: [bridge]\n", to: "plain.yaml")
        try workshop.write("voice: mine\n", to: "\(workshop.config)/config.yaml")
        let check = try await workshop.run("check", "plain.yaml")
        #expect(check.code == 0 && check.text.contains(program), "\(check.text)")
        try workshop.write("extends: en-us\nengine: {command: [./not-there]}\n", to: "other.yaml")
        let other = try await workshop.run("check", "other.yaml")
        #expect(
            other.code == 0 && other.text.contains("not-there' (which is not there now) for every"),
            "\(other.text)")
    }

    @Test func `a program speaks for a voice of the voices folder, and for one that was named by its path`()
        async throws
    {
        for (file, voice) in [("VOICES/mine.yaml", "mine"), ("shared.yaml", "./shared.yaml")] {
            let workshop = try Workshop(cache: nil)
            let path = file.replacing("VOICES", with: "\(workshop.config)/voices")
            try workshop.write(Self.markingVoice(workshop), to: path)
            try workshop.write("poses: [{say: Roll over.}]\n", to: "evening.yaml")
            let run = try await workshop.run("timeline", "evening.yaml", "--voice", voice, "--talk", "chimes")
            #expect(run.code == 0 && isMarked(workshop), "\(run.errors)")
        }
    }

    @Test func `a voice that somebody else may change starts nothing, and one without a program may speak`()
        async throws
    {
        let workshop = try Workshop(cache: nil)
        let voice = "\(workshop.config)/voices/mine.yaml"
        try workshop.write(Self.markingVoice(workshop), to: voice)
        try workshop.write("extends: mine\n", to: "\(workshop.config)/voices/heir.yaml")
        try workshop.write("extends: de\n", to: "\(workshop.config)/voices/plain.yaml")
        try workshop.write("poses: [{say: Roll over.}]\n", to: "evening.yaml")
        chmod(voice, 0o666)
        for name in ["mine", "heir"] {
            let run = try await workshop.run("timeline", "evening.yaml", "--voice", name)
            #expect(run.code == 2, "\(run.text)")
            #expect(
                workshop.withoutPaths(run.errors)
                    == "backtalk: the voice '\(name)' starts a program, and others may write to "
                    + "'~/config/backtalk/voices/mine.yaml'; take that from them with 'chmod go-w'\n")
        }
        chmod(voice, 0o644)
        chmod("\(workshop.config)/voices", 0o777)
        let folder = try await workshop.run("timeline", "evening.yaml", "--voice", "mine")
        #expect(
            folder.code == 2 && folder.errors.contains("/backtalk/voices'; take that"), "\(folder.errors)")
        #expect(!isMarked(workshop))
        let plain = try await workshop.run("timeline", "evening.yaml", "--voice", "plain")
        #expect(plain.code == 0, "\(plain.errors)")
    }

    @Test func `a voice of the configuration is a name or begins in its folder, wherever one works`()
        async throws
    {
        let workshop = try Workshop()
        try workshop.write("voice: ./mine.yaml\n", to: "\(workshop.config)/config.yaml")
        try workshop.write("extends: de\n", to: "\(workshop.config)/mine.yaml")
        try workshop.write(Self.markingVoice(workshop), to: "mine.yaml")
        try workshop.write("poses: [{pose: sphinx, hold: 40 s}]\n", to: "one.yaml")
        let run = try await workshop.run("timeline", "one.yaml")
        #expect(run.code == 0 && run.text.contains("Die Sphinx."), "\(run.errors)")
        #expect(!isMarked(workshop))
    }
}
