import Audio
import Glibc
import Scheduler
import Testing
import Voice

@testable import Speech

/// A person's own voice, a file a sentence; what is missing or broken is spoken by the next engine.
@Suite struct RecordingTests {
    private let directory = TemporaryDirectory()
    private let settings = EngineSettings(voice: "en-us", rate: 150)

    private func write(_ name: String, _ bytes: [UInt8]) -> String {
        TemporaryDirectory.write(bytes, to: directory(name))
        return directory(name)
    }

    private func store(_ files: [String: String], _ report: Report) -> ClipStore {
        ClipStore(
            engines: [RecordedSynthesizer(files), Workers.synthesizer()], settings: settings,
            sample: Sentences.sample, cache: directory("clips"), report: { report.note($0) })
    }

    @Test func `what is recorded is heard, and the rest spoken`() throws {
        let files = [
            "Halfway.": write("a.wav", Commands.wav(Commands.tone(24_000))),
            "Breathe in.": write("b.wav", Commands.wav(Commands.tone(44_100, rate: 44_100), rate: 44_100)),
        ]
        let report = Report()
        let store = store(files, report)
        let lengths = try store.lengths(of: ["Halfway.", "Breathe in.", "Breathe out."])
        #expect(report.lines == [])
        let (half, breath) = (try #require(lengths["Halfway."]), try #require(lengths["Breathe in."]))
        #expect(abs(half.count - 72_000) < 700 && abs(breath.count - 48_000) < 700)
        let plain = ClipStore(
            engines: [Workers.synthesizer()], settings: settings, sample: Sentences.sample, cache: nil)
        #expect(try plain.clip(of: "Breathe out.") == store.clip(of: "Breathe out."))
        for text in files.keys {
            let loudness = try Loudness.integrated(
                try store.clip(of: text).samples.map { Float($0) / 32_768 }, rate: 48_000)
            #expect(abs(try #require(loudness) - ClipMaker.target) < 1)
        }
    }

    @Test func `a file that changes is heard anew`() throws {
        let file = write("a.wav", Commands.wav(Commands.tone(16_000)))
        let report = Report()
        let first = try store(["One.": file], report).lengths(of: ["One."])
        _ = write("a.wav", Commands.wav(Commands.tone(24_000)))
        #expect(try store(["One.": file], report).lengths(of: ["One."]) != first)
    }

    @Test(arguments: [
        ("is no sound file", [UInt8](repeating: 7, count: 400)), ("is no sound file", []),
        ("Nothing is heard", Commands.wav([Int16](repeating: 0, count: 900))),
    ]) func `a broken one is told once, and only it is spoken by another`(
        _ words: String, _ bytes: [UInt8]
    ) throws {
        let files = [
            "One.": write("one.wav", bytes), "Two.": write("two.wav", Commands.wav(Commands.tone(16_000))),
            "Three.": write("three.wav", bytes), "Four.": directory("missing.wav"),
        ]
        let report = Report()
        let lengths = try store(files, report).lengths(of: ["One.", "Two.", "Three.", "Four."])
        #expect(lengths.values.allSatisfy { $0 > .zero })
        #expect(abs((lengths["Two."]?.count ?? 0) - 48_000) < 700)
        #expect(report.lines.count == 1)
    }

    @Test func `an hour of sound is refused`() {
        let hour = Commands.wav([Int16](repeating: 900, count: 4_000 * 181), rate: 4_000)
        #expect(throws: SoundDecoder.Trouble.tooLong) { try SoundDecoder.speech(hour) }
    }
}
