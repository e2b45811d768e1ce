import Audio
import Practice
import Scheduler
import Testing
import Voice

@testable import Speech

/// The voices that come with the program, as eSpeak NG speaks them.
@Suite struct ShippedVoiceTests {
    private func voice(_ id: String) throws -> Voice { try #require(try ShippedVoices.read(id)) }

    private func store(_ voice: Voice) -> ClipStore {
        ClipStore(
            engines: [Workers.synthesizer()], settings: voice.engine, sample: voice.sample, cache: nil)
    }

    /// What a session begins with.
    private func texts(_ voice: Voice) throws -> [String] {
        let routine = try #require(try Catalog.routine("floor-four"))
        return Array(Score(routine: routine, wording: Wording(voice)).lines().prefix(60))
    }

    @Test(arguments: ShippedVoices.ids)
    func `a session is as loud as every session, and its sentences are alike`(_ id: String) throws {
        let voice = try voice(id)
        let store = store(voice)
        let clips = try texts(voice).map { try store.clip(of: $0) }
        let all = clips.flatMap { $0.samples.map { Float($0) / 32_768 } }
        let whole = try #require(try Loudness.integrated(all, rate: 48_000))
        #expect(abs(whole - ClipMaker.target) <= 1, "\(whole) LUFS")
        let long = try clips.filter { $0.frames >= .seconds(1) }.compactMap {
            try Loudness.integrated($0.samples.map { Float($0) / 32_768 }, rate: 48_000)
        }
        let spread = (long.max() ?? 0) - (long.min() ?? 0)
        #expect(spread <= 3, "\(spread) LU")
    }

    /// 147 words a minute of English, and as many letters a second in every language: read aloud, what is written in
    /// letters is equally fast in letters (Trauzettel-Klosinski, IReST, 2012).
    @Test(arguments: ShippedVoices.ids) func `every voice speaks at the same calm pace`(_ id: String) throws {
        let voice = try voice(id)
        let texts = try texts(voice)
        let lengths = try store(voice).lengths(of: texts)
        let letters = texts.reduce(0) { $0 + $1.count { $0.isLetter } }
        let seconds = Double(lengths.values.reduce(Int64(0)) { $0 + $1.count }) / 48_000
        let pace = Double(letters) / seconds
        #expect((9.8...11.4).contains(pace), "\(pace) letters a second")
    }

    @Test(arguments: ShippedVoices.ids) func `a number of a countdown takes less than its second`(
        _ id: String
    ) throws {
        let voice = try voice(id)
        let wording = Wording(voice)
        let numbers = [3, 2, 1].map { wording.count($0).text }
        for (text, length) in try store(voice).lengths(of: numbers) {
            #expect(length < .milliseconds(900) && length > .milliseconds(150), "\(text)")
        }
    }

    @Test func `a respelled word is said as it is spelled, and no other voice's`() throws {
        let french = try voice("fr")
        let engine = Workers.synthesizer()
        let plain = EngineSettings(
            voice: french.engine.voice, rate: french.engine.rate, pitch: french.engine.pitch,
            range: french.engine.range, wordGap: french.engine.wordGap)
        #expect(try engine.speak("Le dos.", with: french.engine) == engine.speak("Le dau.", with: plain))
        #expect(try engine.speak("Le dos.", with: french.engine) != engine.speak("Le dos.", with: plain))
    }
}
