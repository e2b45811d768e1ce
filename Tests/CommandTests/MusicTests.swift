import Foundation
import Testing

/// `--music`, and what the configuration says of the sound.
@Suite struct MusicTests {
    private func workshop() throws -> Workshop {
        let workshop = try Workshop()
        try workshop.write("poses:\n  - say: First.\n  - rest: 6 s\n", to: "short.yaml")
        return workshop
    }

    private func render(_ workshop: Workshop, _ options: String..., to name: String = "short.wav")
        async throws -> Data
    {
        let run = try await workshop.run(["render", "short.yaml", "--talk", "chimes", "-o", name] + options)
        #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
        return try workshop.bytes(name)
    }

    @Test func `a bed is heard under the same session, the same bytes every time`() async throws {
        let workshop = try workshop()
        let plain = try await render(workshop)
        let drone = try await render(workshop, "--music", "drone", to: "a.wav")
        #expect(try await render(workshop, "--music", "drone", to: "b.wav") == drone)
        #expect(try await render(workshop, "--music", "off", to: "c.wav") == plain)
        #expect(drone.count == plain.count && drone != plain)
        // Another bed, and everything softer, from the configuration; the option goes before it.
        try workshop.write("music: drone\nnight: true\n", to: "\(workshop.config)/config.yaml")
        let night = try await render(workshop, to: "d.wav")
        #expect(try await render(workshop, "--music", "off", to: "e.wav") != night)
        func loudest(_ bytes: Data) -> Int {
            bytes.dropFirst(44).withUnsafeBytes { raw in
                stride(from: 0, to: raw.count - 1, by: 2).map {
                    abs(Int(raw.loadUnaligned(fromByteOffset: $0, as: Int16.self)))
                }.max() ?? 0
            }
        }
        #expect(Double(loudest(plain)) / Double(loudest(night)) > 2.8)
    }

    @Test func `music that cannot be played is one line, and the session goes on`() async throws {
        let workshop = try workshop()
        try workshop.write("", to: "empty.wav")
        try workshop.write("no sound", to: "songs/text.mp3")
        try workshop.write("missing.flac\n", to: "list.m3u")
        let plain = try await render(workshop)
        for (music, name) in [
            ("empty.wav", "empty.wav"), ("songs", "songs/text.mp3"), ("list.m3u", "missing.flac"),
        ] {
            let run = try await workshop.run(
                "render", "short.yaml", "--talk", "chimes", "-o", "x.wav", "--music", music)
            #expect(run.code == 0)
            #expect(run.errors.hasPrefix("backtalk: '\(name)' is "))
            #expect(run.errors.hasSuffix("; the session goes on without music\n"))
            #expect(run.errors.split(separator: "\n").count == 1)
            #expect(try workshop.bytes("x.wav") == plain)
        }
    }

    @Test func `music and chimes that are not there are one sentence with the next step, and exit code 2`()
        async throws
    {
        let workshop = try workshop()
        try workshop.write("", to: "nothing/notes.txt")
        var transcript = Transcript(workshop)
        for name in ["rian", "drums", "nosuch/song.mp3", "nothing", "/dev/zero"] {
            try await transcript.run("play", "short.yaml", "--music", name)
        }
        for text in [
            "music: nosuch.mp3\n", "chimes: {begin: ding.wav}\n", "duck: 10\nchimes: bells\nnight: 3\n",
        ] {
            try workshop.write(text, to: "\(workshop.config)/config.yaml")
            try await transcript.run("play", "short.yaml")
        }
        try transcript.expect("music")
    }

    @Test func `chimes of another kind, and a breath of another sound, change what is heard and not when`()
        async throws
    {
        let workshop = try workshop()
        try workshop.write("poses:\n  - pose: rest\n    hold: 1 breath\n", to: "short.yaml")
        var files: Set<Data> = []
        for text in [
            "", "chimes: gong\n", "chimes: {sound: bowl, pitch: -2}\n", "breath-sound: both\n",
            "breath-sound: words\n",
        ] {
            try workshop.write(text, to: "\(workshop.config)/config.yaml")
            files.insert(try await render(workshop))
        }
        #expect(files.count == 5 && Set(files.map(\.count)).count == 1)
    }
}
