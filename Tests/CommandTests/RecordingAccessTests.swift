import Foundation
import Testing

/// Which recordings a voice may have read, and what else is opened for a session.
@Suite struct RecordingAccessTests {
    private func workshop(recordings: String) throws -> Workshop {
        let workshop = try Workshop()
        try workshop.write("extends: en-gb\nengine: {recordings: \(recordings)}\n", to: "shared/own.yaml")
        try workshop.write("poses: [bridge]\n", to: "one.yaml")
        return workshop
    }

    private func link(_ path: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    }

    @Test(arguments: ["../takes", "FOLDER/takes", "~/takes", "inside/../../takes", "door", "inside"])
    func `recordings of a voice that was passed on lie beside it, by no path and over no link`(path: String)
        async throws
    {
        let workshop = try Workshop()
        for folder in ["takes", "../home/takes"] {
            try workshop.write(ToneFile.bytes(seconds: 1), to: "\(folder)/halfway.wav")
        }
        try workshop.write(ToneFile.bytes(seconds: 1), to: "shared/inside/count.1.wav")
        try link(workshop("shared/inside/halfway.wav"), to: "../../takes/halfway.wav")
        try link(workshop("shared/door"), to: workshop("takes"))
        let named = path.replacing("FOLDER", with: workshop.folder)
        try workshop.write("extends: en-gb\nengine: {recordings: \(named)}\n", to: "shared/own.yaml")
        try workshop.write("poses: [bridge]\n", to: "one.yaml")
        for arguments in [
            ["check", "shared/own.yaml"], ["timeline", "one.yaml", "--voice", "shared/own.yaml"],
        ] {
            let run = try await workshop.run(arguments)
            #expect(run.code == 2 && run.text.isEmpty, "\(run.text)")
            #expect(
                run.errors.contains(
                    "lies outside the voice's own folder; put it beside the voice or into your music folder"),
                "\(arguments): \(run.errors)")
        }
        // Whoever installs the voice has chosen it.
        try workshop.write(
            "extends: en-gb\nengine: {recordings: \(workshop("takes"))}\n",
            to: "\(workshop.config)/voices/mine.yaml")
        let mine = try await workshop.run("check", "\(workshop.config)/voices/mine.yaml")
        #expect(mine.code == 0 && mine.text.contains("opens 1 recording in '"), "\(mine.errors)")
    }

    @Test(arguments: [
        ("~/Music/takes", false), ("~/Klang/takes", true), ("takes", false), ("./a/../takes", true),
    ])
    func `recordings beside the voice or in the person's music folder are opened, and it is said`(
        path: String, isNamed: Bool
    ) async throws {
        let workshop = try workshop(recordings: path)
        if isNamed {
            try workshop.write("XDG_MUSIC_DIR=\"$HOME/Klang\"\n", to: "../config/user-dirs.dirs")
        }
        for folder in ["../home/Music/takes", "../home/Klang/takes", "shared/takes", "shared/a"] {
            try workshop.write(ToneFile.bytes(seconds: 1), to: "\(folder)/halfway.wav")
        }
        let check = try await workshop.run("check", "shared/own.yaml")
        #expect(check.code == 0 && check.text.contains("\n  opens 1 recording in '"), "\(check.errors)")
        let run = try await workshop.run("timeline", "one.yaml", "--voice", "shared/own.yaml")
        #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
    }

    @Test func `the music and the chimes of a session are named before it plays`() async throws {
        let workshop = try Workshop()
        try workshop.write("poses: [bridge]\n", to: "one.yaml")
        for file in ["songs/a.wav", "songs/b.wav", "ding.wav"] {
            try workshop.write(ToneFile.bytes(seconds: 1), to: "\(workshop.config)/\(file)")
        }
        try workshop.write("music: songs\nchimes: {begin: ding.wav}\n", to: "\(workshop.config)/config.yaml")
        let lines = [
            "plays the music '~/config/backtalk/songs/a.wav'",
            "plays the music '~/config/backtalk/songs/b.wav'",
            "plays the chime '~/config/backtalk/ding.wav'",
        ]
        let check = try await workshop.run("check", "one.yaml")
        #expect(
            workshop.withoutPaths(check.text)
                == "one.yaml: one, 1 entry, no mistakes\n" + lines.map { "  \($0)\n" }.joined(),
            "\(check.errors)")
        let show = try await workshop.run("show", "one.yaml")
        let words = workshop.withoutPaths(
            show.text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
        #expect(show.code == 0 && lines.allSatisfy(words.contains), "\(show.text)")
        // What is wrong with them is the configuration's, and does not keep anyone from looking at a routine.
        try workshop.write("music: nosuch.wav\n", to: "\(workshop.config)/config.yaml")
        let later = try await workshop.run("show", "one.yaml")
        #expect(later.code == 0 && later.text.contains("before your configuration is right"), "\(later.text)")
        let checked = try await workshop.run("check", "one.yaml")
        #expect(checked.code == 0 && checked.text.contains("plays only when your configuration is right"))
    }
}
