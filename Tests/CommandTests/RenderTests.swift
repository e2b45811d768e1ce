import Foundation
import Testing

/// `render`: what is written is the timeline, to the frame.
@Suite struct RenderTests {
    /// Breaths, repetitions, own words: every kind of cue, in a few minutes.
    private static let routine = """
        name: Small
        poses:
          - say: First a hold.
          - pose: pelvic-tilt
            hold: 1 breath
            repeat: 2
            pause: 5 s
        """

    private func workshop(cache: String? = Workshop.sharedCache) throws -> Workshop {
        let workshop = try Workshop(cache: cache)
        try workshop.write(Self.routine, to: "small.yaml")
        return workshop
    }

    private func timeline(_ workshop: Workshop, _ options: String...) async throws -> TimelineDocument {
        let run = try await workshop.run(["timeline", "small.yaml", "--format", "json"] + options)
        return try JSONDecoder().decode(TimelineDocument.self, from: run.output)
    }

    @Test func `a WAV is as long as the timeline, silent but for its cues, and every cue comes in its time`()
        async throws
    {
        let workshop = try workshop()
        let timeline = try await timeline(workshop)
        let run = try await workshop.run("render", "small.yaml", "-o", "small.wav")
        #expect(run.code == 0 && run.errors.isEmpty)
        #expect(run.text.hasPrefix("small.wav: Small, 0"))
        let sound = try Recording(workshop("small.wav"))
        #expect(sound.rate == 48_000 && sound.channels == 2)
        #expect(sound.frames == timeline.frames)

        var silentFrom = 0
        for cue in timeline.cues {
            if cue.frame > silentFrom {
                let sounding = sound.firstFrame(in: silentFrom..<cue.frame)
                #expect(sounding == nil, "a sound at frame \(sounding ?? 0), before \(cue)")
            }
            silentFrom = max(silentFrom, cue.end)
        }
        #expect(sound.firstFrame(in: silentFrom..<sound.frames) == nil)

        var heard: [String: Int] = [:]
        for (index, cue) in timeline.cues.enumerated() {
            // Where something else sounds, nobody can tell when this one began.
            let others = timeline.cues[..<index] + timeline.cues[(index + 1)...]
            let allowed = ["chime": 48, "speech": 720][cue.kind] ?? 0
            guard allowed > 0,
                !others.contains(where: { $0.frame < cue.frame + allowed && $0.end > cue.frame })
            else { continue }
            let onset = sound.firstFrame(in: cue.frame..<cue.end, above: 32).map { $0 - cue.frame }
            #expect(onset ?? .max <= allowed, "\(cue) is heard after \(onset ?? -1) frames")
            heard[cue.kind, default: 0] += 1
        }
        #expect(heard["chime", default: 0] >= 4 && heard["speech", default: 0] >= 30, "\(heard)")
    }

    @Test(arguments: ["wav", "flac"])
    func `the same session is the same bytes, whatever was cached`(format: String) async throws {
        var files: [Data] = []
        for _ in 0..<2 {
            let workshop = try workshop(cache: nil)
            let run = try await workshop.run("render", "small.yaml", "-o", "small.\(format)")
            #expect(run.code == 0)
            files.append(try workshop.bytes("small.\(format)"))
        }
        let cached = try workshop()
        for _ in 0..<2 {
            _ = try await cached.run("render", "small.yaml", "-o", "small.\(format)")
            files.append(try cached.bytes("small.\(format)"))
        }
        #expect(files[0].count > 1_000_000)
        #expect(Set(files).count == 1)
    }

    @Test(arguments: ["flac", "ogg", "opus", "mp3"])
    func `the other formats are as long as the timeline`(format: String) async throws {
        let workshop = try workshop()
        let timeline = try await timeline(workshop, "--talk", "brief")
        let run = try await workshop.run(
            "render", "small.yaml", "--talk", "brief", "-o", "small.\(format)", "--captions")
        #expect(run.code == 0 && run.errors.isEmpty)
        let sound = try Recording(workshop("small.\(format)"))
        #expect(sound.rate == 48_000 && sound.channels == 2)
        #expect(sound.frames == timeline.frames)
        let captions = try Captions(String(decoding: try workshop.bytes("small.vtt"), as: UTF8.self))
        #expect(captions.rows.count == timeline.cues.count { $0.kind == "speech" })
    }

    @Test func `a file that is there is replaced, and nothing else is left behind`() async throws {
        let workshop = try workshop()
        try workshop.write("old", to: "small.wav")
        let run = try await workshop.run("render", "small.yaml", "--talk", "silent", "-o", "small.wav")
        #expect(run.code == 0)
        #expect(try Recording(workshop("small.wav")).frames > 0)
        #expect(try workshop.names() == ["small.wav", "small.yaml"])
    }

    @Test func `the mode and the link of what is replaced stay`() async throws {
        let workshop = try workshop()
        for name in ["small.wav", "small.vtt"] {
            try workshop.write("old", to: name)
            chmod(workshop(name), 0o600)
        }
        symlink("small.wav", workshop("link.wav"))
        try workshop.write("", to: "folder/file")
        symlink("folder/new.flac", workshop("new.flac"))
        symlink("folder/new.vtt", workshop("new.vtt"))
        for output in ["link.wav", "small.wav", "new.flac"] {
            let run = try await workshop.run(
                "render", "small.yaml", "--talk", "silent", "--captions", "-o", output)
            #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
        }
        func mode(_ name: String) -> mode_t {
            var status = stat()
            return lstat(workshop(name), &status) == 0 ? status.st_mode : 0
        }
        for name in ["small.wav", "small.vtt"] { #expect(mode(name) == S_IFREG | 0o600) }
        for name in ["link.wav", "new.flac", "new.vtt"] { #expect(mode(name) & S_IFMT == S_IFLNK) }
        #expect(try Recording(workshop("small.wav")).frames > 0)
        #expect(try Recording(workshop("folder/new.flac")).frames > 0)
        #expect(String(decoding: try workshop.bytes("small.vtt"), as: UTF8.self).hasPrefix("WEBVTT"))
        #expect(String(decoding: try workshop.bytes("folder/new.vtt"), as: UTF8.self).hasPrefix("WEBVTT"))
    }

    @Test(arguments: ["nosuch/x.wav", "folder.wav", "small.yaml/x.wav", "/proc/x.wav", "pipe.wav"])
    func `a place that cannot be written is one sentence, and leaves nothing`(path: String) async throws {
        let workshop = try workshop()
        try workshop.write("", to: "folder.wav/in")
        mkfifo(workshop("pipe.wav"), 0o600)
        let before = try workshop.names()
        let run = try await workshop.run("render", "small.yaml", "--talk", "silent", "-o", path)
        #expect(run.code == 2)
        #expect(run.text.isEmpty)
        #expect(run.errors.hasPrefix("backtalk: '\(path)' "))
        #expect(run.errors.split(separator: "\n").count == 1)
        #expect(try workshop.names() == before)
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGQUIT, SIGKILL], ["wav", "opus"])
    func `a signal while it is written leaves no file`(signal: Int32, format: String) async throws {
        let workshop = try workshop()
        let folder = workshop.folder
        let run = try await workshop.run(
            ["render", "long-seven", "--level", "full", "--talk", "chimes", "-o", "long.\(format)"]
        ) { running in
            #expect(running.wait { running.isWriting(in: folder) })
            running.send(signal)
        }
        #expect(run.code == ([SIGINT, SIGTERM].contains(signal) ? 130 : nil))
        #expect(run.text.isEmpty && run.errors.isEmpty)
        #expect(run.secondsAfterLast < Workshop.soon)
        #expect(try workshop.names() == ["small.yaml"])
    }

    @Test func `Ctrl-C while the voice still speaks ends it at once`() async throws {
        let workshop = try workshop(cache: nil)
        let cache = workshop.cache
        let run = try await workshop.run(["render", "long-seven", "--level", "full", "-o", "long.wav"]) {
            running in
            running.wait { FileManager.default.fileExists(atPath: cache) }
            running.send(SIGINT)
        }
        #expect(run.code == 130)
        #expect(run.secondsAfterLast < Workshop.soon)
        #expect(try workshop.names() == ["small.yaml"])
    }
}
