import Audio
import Glibc
import Scheduler
import Synchronization
import System
import Testing
import Voice

@testable import Speech

/// A program of the person's speaks; whatever it does instead, one line says so and eSpeak NG speaks.
@Suite struct CommandTests {
    private let directory = TemporaryDirectory()
    private let settings = EngineSettings(voice: "en-us", rate: 150)

    private func speech(_ engine: CommandEngine, _ text: String = "Hello.") throws -> RawSpeech {
        try Commands.synthesizer(engine).speak(text, with: settings)
    }

    // MARK: What speaks

    @Test func `flite speaks a session, at the level of every voice, and the same twice`() throws {
        let texts = Array(Sentences.typical[2..<8])
        let report = Report()
        let made = try store(Commands.flite, report).lengths(of: texts)
        #expect(report.lines == [])
        #expect(made.values.allSatisfy { $0 > .milliseconds(100) && $0 < .seconds(6) })
        // Another voice than eSpeak NG's, and not in its place in the cache.
        let other = ClipStore(
            engines: [Workers.synthesizer()], settings: settings, sample: Sentences.sample,
            cache: directory("clips"))
        #expect(try other.lengths(of: texts) != made)
        #expect(try store(Commands.flite, report).lengths(of: texts) == made)
        let again = store(Commands.flite, report)
        let spoken = try texts.flatMap { try again.clip(of: $0).samples }
        let loudness = try #require(try Loudness.integrated(spoken.map { Float($0) / 32_768 }, rate: 48_000))
        #expect(abs(loudness - ClipMaker.target) < 1)
    }

    @Test func `a program gets the text on its input, and with it all that it asks for`() throws {
        TemporaryDirectory.write(Commands.wav(Commands.tone(8_000)), to: directory("tone.wav"))
        let engine = Commands.script(
            "cat > '\(directory("heard"))'; cat '\(directory("tone.wav"))'", in: directory)
        #expect(try speech(engine, "Grüße; $(reboot) `x`.").rate == 16_000)
        #expect(
            String(decoding: TemporaryDirectory.read(directory("heard")), as: UTF8.self)
                == "Grüße; $(reboot) `x`.\n")
    }

    @Test func `places in its arguments stand for the text and the file`() throws {
        TemporaryDirectory.write(Commands.wav(Commands.tone(8_000)), to: directory("tone.wav"))
        let engine = Commands.script(
            "printf '%s|' \"$@\" > '\(directory("heard"))'; cat >> '\(directory("heard"))'; cp '\(directory("tone.wav"))' \"$2\"",
            in: directory, arguments: ["say {text}", "{wav}", "-x"])
        #expect(try speech(engine, "A; $HOME.").samples.count == 8_000)
        let heard = String(decoding: TemporaryDirectory.read(directory("heard")), as: UTF8.self)
        #expect(heard.hasPrefix("say A; $HOME.|/") && heard.hasSuffix("/speech.wav|-x|"))
        // The file is gone again, and its folder.
        let file = String(heard.split(separator: "|")[1])
        #expect(access(file, F_OK) != 0 && access(String(file.dropLast("/speech.wav".count)), F_OK) != 0)
    }

    @Test(arguments: [
        (8_000, 1), (11_025, 2), (44_100, 1), (48_000, 2), (192_000, 6),
    ]) func `every rate and any number of channels become one voice`(_ rate: Int, _ channels: Int) throws {
        let mono = Commands.tone(rate, rate: rate)
        let sound = Commands.wav(
            mono.flatMap { [Int16](repeating: $0, count: channels) }, rate: rate, channels: channels)
        let speech = try SoundDecoder.speech(sound)
        #expect(speech.rate == rate && speech.samples.count == rate)
        #expect(zip(speech.samples, mono).allSatisfy { abs(Int($0) - Int($1)) <= 1 })
        var maker = ClipMaker()
        let clip = try maker.clip(from: speech, level: VoiceLevel(loudness: -2_000, gain: 400))
        #expect(abs(clip.frames.count - 48_000) < 600)
    }

    @Test(arguments: [0, 0x7FFF_F000, 0xFFFF_FFF0]) func `a length that a header makes up is not believed`(
        _ claimed: Int
    ) throws {
        let sound = Commands.wav(Commands.tone(16_000), claiming: claimed)
        #expect(try SoundDecoder.speech(sound).samples.count == 16_000)
    }

    // MARK: What does not

    struct Hostile: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let body: String
        let words: String
    }

    static let hostile: [Hostile] = [
        Hostile(testDescription: "hangs", body: "sleep 1000", words: "took more than 1 s for a sentence"),
        Hostile(
            testDescription: "hangs after its sound", body: "cat tone.wav; exec >&- 2>&-; sleep 1000",
            words: "took more than 1 s for a sentence"),
        Hostile(
            testDescription: "hangs deaf to signals",
            body: "trap '' TERM INT HUP; while :; do sleep 1000; done",
            words: "took more than 1 s for a sentence"),
        Hostile(testDescription: "crashes", body: "kill -SEGV $$", words: "crashed (signal 11)"),
        Hostile(
            testDescription: "floods", body: "exec cat /dev/zero",
            words: "wrote more than 1 MB for a sentence"),
        Hostile(
            testDescription: "floods its complaints", body: "head -c 50000000 /dev/zero >&2; exit 3",
            words: "failed (exit code 3)"),
        Hostile(
            testDescription: "writes garbage", body: "head -c 5000 /dev/urandom", words: "is no sound file"),
        Hostile(testDescription: "writes text", body: "echo Hello.", words: "is no sound file"),
        Hostile(
            testDescription: "writes half a header", body: "head -c 20 tone.wav", words: "is no sound file"),
        Hostile(
            testDescription: "writes a header alone", body: "head -c 44 tone.wav", words: "is no sound file"),
        Hostile(testDescription: "writes nothing", body: "true", words: "wrote no sound"),
        Hostile(testDescription: "writes silence", body: "cat silence.wav", words: "nothing is heard"),
        Hostile(
            testDescription: "fails with words", body: "echo; echo 'no such\u{1B} voice' >&2; exit 1",
            words: "failed (exit code 1: no such voice)"),
        Hostile(
            testDescription: "fails after its sound", body: "cat tone.wav; exit 1",
            words: "failed (exit code 1)"),
    ]

    @Test(arguments: hostile) func `what goes wrong is told once, and eSpeak NG speaks`(_ hostile: Hostile)
        throws
    {
        TemporaryDirectory.write(Commands.wav(Commands.tone(8_000)), to: directory("tone.wav"))
        TemporaryDirectory.write(
            Commands.wav([Int16](repeating: 0, count: 8_000)), to: directory("silence.wav"))
        let engine = Commands.script(
            "cd '\(directory.path)'\n\(hostile.body)", in: directory, timeLimit: 1)
        let report = Report()
        let store = store(engine, report, limit: 1 << 20)
        let texts = Array(Sentences.typical.prefix(8))
        let lengths = try store.lengths(of: texts)
        #expect(report.lines.count == 1, "\(report.lines)")
        let line = report.lines.first ?? ""
        #expect(line.contains(hostile.words) && line.hasSuffix("eSpeak NG speaks instead."), "\(line)")
        #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 })
        let plain = ClipStore(
            engines: [Workers.synthesizer()], settings: settings, sample: Sentences.sample, cache: nil)
        #expect(try lengths == plain.lengths(of: texts))
        for text in texts { #expect(try store.clip(of: text) == plain.clip(of: text)) }
        #expect(leftRunning == [])
    }

    @Test func `a program that ignores its input speaks all the same`() throws {
        TemporaryDirectory.write(Commands.wav(Commands.tone(8_000)), to: directory("tone.wav"))
        let engine = Commands.script("exec 0<&-; cat '\(directory("tone.wav"))'", in: directory)
        #expect(try speech(engine, String(repeating: "word ", count: 200)).samples.count == 8_000)
    }

    @Test func `a child that keeps the pipe open keeps nobody waiting`() throws {
        TemporaryDirectory.write(Commands.wav(Commands.tone(8_000)), to: directory("tone.wav"))
        let engine = Commands.script("cat '\(directory("tone.wav"))'; sleep 1000 &", in: directory)
        let start = MonotonicTime.now.milliseconds
        #expect(try speech(engine).samples.count == 8_000)
        #expect(MonotonicTime.now.milliseconds - start < 10_000)
    }

    // MARK: What it leaves behind

    /// In its group, in sessions of their own, deaf to signals, and with parents that are gone: lines of sh.
    private func leaving(then end: String) -> CommandEngine {
        TemporaryDirectory.write(Commands.wav(Commands.tone(8_000)), to: directory("tone.wav"))
        symlink("/bin/sleep", directory("lingers"))
        return Commands.script(
            """
            cd '\(directory.path)'
            "$PWD/lingers" 1000 &
            setsid "$PWD/lingers" 1000 &
            (trap '' TERM HUP INT; setsid "$PWD/lingers" 1000 & "$PWD/lingers" 1000) &
            setsid sh -c 'cd /; for n in 1 2 3; do ("$0/lingers" 1000 &); done' "$PWD"
            \(end)
            """, in: directory)
    }

    @Test(arguments: ["cat tone.wav", "exit 3", "kill -9 $$", "kill -9 0", "exec setsid cat tone.wav"])
    func `nothing of a program outlives it, however it ends`(_ end: String) throws {
        _ = try? speech(leaving(then: end))
        #expect(leftRunning == [])
    }

    @Test func `a program that is stopped ends at once, with all that it started, and is not asked again`()
        throws
    {
        let engine = leaving(then: "touch started; exec sleep 1000")
        let synthesizer = Commands.synthesizer(engine)
        TwoThreads.run { thread in
            if thread == 0 {
                let error = #expect(throws: SpeechError.self) {
                    try synthesizer.speak("Hello.", with: settings)
                }
                #expect(error?.code == .stopped)
            } else {
                let limit = MonotonicTime.now.milliseconds + 10_000
                while access(directory("started"), F_OK) != 0, MonotonicTime.now.milliseconds < limit {}
                synthesizer.stop()
            }
        }
        #expect(leftRunning == [])
        let error = #expect(throws: SpeechError.self) { try synthesizer.speak("Hello.", with: settings) }
        #expect(error?.code == .stopped)
    }

    @Test func `a program gets named variables alone, and those that its voice names`() throws {
        setenv("BACKTALK_TEST_SECRET", "token", 1)
        setenv("BACKTALK_TEST_VOICE", "amy", 1)
        defer {
            unsetenv("BACKTALK_TEST_SECRET")
            unsetenv("BACKTALK_TEST_VOICE")
        }
        TemporaryDirectory.write(Commands.wav(Commands.tone(8_000)), to: directory("tone.wav"))
        let script = Commands.script(
            "env > '\(directory("heard"))'; cat '\(directory("tone.wav"))'", in: directory)
        _ = try speech(CommandEngine(arguments: script.arguments, environment: ["BACKTALK_TEST_VOICE"]))
        let heard = String(decoding: TemporaryDirectory.read(directory("heard")), as: UTF8.self)
        #expect(heard.contains("BACKTALK_TEST_VOICE=amy") && heard.contains("PATH="))
        #expect(!heard.contains("BACKTALK_TEST_SECRET"))
        let lines = heard.split(separator: "\n").map { $0.prefix { $0 != "=" } }
        #expect(!lines.contains { $0.hasPrefix("DBUS") || $0.hasPrefix("LD_PRELOAD") || $0.hasPrefix("SSH") })
    }

    @Test(arguments: ["no-such-program", "/no/such/program", "/etc/passwd", "/tmp"])
    func `a program that is not there is told before anything is asked`(_ name: String) throws {
        let report = Report()
        let lengths = try store(CommandEngine(arguments: [name]), report).lengths(of: Sentences.typical)
        #expect(lengths.count == Sentences.typical.count)
        #expect(report.lines.count == 1 && report.lines[0].contains("'\(name)' is not there"))
    }

    @Test func `a program that fails in the middle leaves what it said before`() throws {
        TemporaryDirectory.write(Commands.wav(Commands.tone(8_000)), to: directory("tone.wav"))
        let engine = Commands.script(
            "read text; case $text in *fail*) exit 7;; *) cat '\(directory("tone.wav"))';; esac",
            in: directory)
        let report = Report()
        let store = store(engine, report)
        let before = try store.lengths(of: ["One.", "Two."])
        let after = try store.lengths(of: ["One.", "fail", "Three.", "Two."])
        #expect(report.lines.count == 1 && report.lines[0].contains("exit code 7"))
        #expect(after["One."] == before["One."] && after["Two."] == before["Two."])
        #expect(try store.lengths(of: ["Four."])["Four."] != before["One."])
        // What was measured stays what is played, whoever speaks by then.
        for (text, length) in after { #expect(try store.clip(of: text).frames == length) }
    }

    @Test func `a longer sound than was measured is cut, and fades`() throws {
        TemporaryDirectory.write(Commands.wav(Commands.tone(4_000)), to: directory("tone.wav"))
        let engine = Commands.script("cat '\(directory("tone.wav"))'", in: directory)
        let report = Report()
        let store = store(engine, report)
        let text = "Slide your hips back towards your heels."
        let length = try #require(try store.lengths(of: [text])[text])
        for name in directory.names(in: "clips") { unlink(directory("clips/" + name)) }
        unlink(directory("engine"))
        let clips = try (0..<9).map { try store.clip(of: "Filler \($0).") }
        #expect(clips.count == 9 && report.lines.count == 1)
        let clip = try store.clip(of: text, within: length)
        #expect(clip.frames == length && abs(Int(clip.samples.last ?? 1)) <= 1)
    }

    @Test func `a model that changes is another voice`() throws {
        TemporaryDirectory.write([1], to: directory("model"))
        let engine = CommandEngine(arguments: ["cat", directory("model")])
        let first = try CommandSynthesizer(engine).identity()
        #expect(try CommandSynthesizer(engine).identity() == first)
        TemporaryDirectory.write([1, 2], to: directory("model"))
        #expect(try CommandSynthesizer(engine).identity() != first)
        let other = CommandEngine(arguments: ["cat", directory("model"), "-u"])
        #expect(try CommandSynthesizer(other).identity() != CommandSynthesizer(engine).identity())
    }

    private func store(
        _ engine: CommandEngine, _ report: Report, limit: Int = CommandSynthesizer.largestSound
    ) -> ClipStore {
        ClipStore(
            engines: [Commands.synthesizer(engine, largestSound: limit), Workers.synthesizer()],
            settings: settings, sample: Sentences.sample, cache: directory("clips"),
            report: { report.note($0) })
    }

    /// The programs of this test that still run.
    private var leftRunning: [String] {
        TemporaryDirectory.names("/proc").filter { name in
            guard Int(name) != nil else { return false }
            let words = String(decoding: TemporaryDirectory.read("/proc/\(name)/cmdline"), as: UTF8.self)
            return words.contains(directory.path)
        }
    }
}

/// What a person was told.
final class Report: Sendable {
    private let told = Mutex<[String]>([])
    var lines: [String] { told.withLock { $0 } }
    func note(_ line: String) { told.withLock { $0.append(line) } }
}
