import Audio
import Glibc
import Seeded
import Testing
import Voice

@testable import Speech

@Suite struct ClipMakerTests {
    @Test(arguments: 0..<60)
    func `a clip is the sound without the silence around it`(seed: Int) throws {
        var random = SplitMix64(seed: seed)
        let (before, count, after) = (
            Int.random(in: 0..<4_000, using: &random), Int.random(in: 200..<9_000, using: &random),
            Int.random(in: 0..<4_000, using: &random)
        )
        // Soft at first, as an h is, and with a noise floor far below.
        let sound = (0..<count).map { place in
            let strength = place < count / 3 ? 120.0 : 8_000
            return Int16(strength * Double.random(in: -1...1, using: &random))
        }
        let loud = [Int16](repeating: 0, count: before) + sound + [Int16](repeating: 0, count: after)
        let raw = RawSpeech(
            samples: loud.map { $0 == 0 ? Int16.random(in: -2...2, using: &random) : $0 }, rate: 22_050)
        var maker = ClipMaker()
        let clip = try maker.clip(from: raw, level: VoiceLevel(loudness: -2_000, gain: 0))
        let length = Double(clip.samples.count) / 48
        let spoken = Double(count) / 22.05
        #expect(length > spoken && length < spoken + 8)
        let first = try #require(clip.samples.firstIndex { abs(Int($0)) > 20 })
        #expect(first < 48 * 15)
        #expect(first > 48)
        #expect(abs(Int(clip.samples.first ?? 1)) <= 1)
        #expect(abs(Int(clip.samples.last ?? 1)) <= 1)
    }

    @Test func `silence, and no sound at all, give no frames`() throws {
        var maker = ClipMaker()
        for samples in [[], [Int16](repeating: 0, count: 5_000)] {
            let clip = try maker.clip(
                from: RawSpeech(samples: samples, rate: 22_050), level: VoiceLevel(loudness: 0, gain: 0))
            #expect(clip.samples.isEmpty)
        }
    }

    @Test func `the extremes of 16 bits are taken as they come`() throws {
        var maker = ClipMaker()
        for rate in [8_000, 16_000, 44_100, 48_000, 192_000] {
            let samples = (0..<rate).map { $0 / 20 % 2 == 0 ? Int16.min : Int16.max }
            let level = try maker.level(of: RawSpeech(samples: samples, rate: rate))
            let clip = try maker.clip(from: RawSpeech(samples: samples, rate: rate), level: level)
            #expect(try truePeak(clip) <= 0.72)
        }
    }

    @Test(arguments: ["en-us", "en-us+f3", "de"])
    func `a session's speech lies at −16 LUFS, its sentences close to it, and no peak is too high`(
        voice: String
    ) throws {
        let store = ClipStore(
            engines: [Workers.synthesizer()], settings: EngineSettings(voice: voice),
            sample: Sentences.sample, clips: nil)
        let clips = try Sentences.typical.map { try store.clip(of: $0) }
        let all = clips.flatMap(\.samples).map { Float($0) / 32_768 }
        let session = try #require(try Loudness.integrated(all))
        #expect(abs(session - ClipMaker.target) < 0.5)
        for clip in clips {
            #expect(try truePeak(clip) <= 0.72)
            guard clip.frames.seconds >= 1 else { continue }
            let loudness = try Loudness.integrated(clip.samples.map { Float($0) / 32_768 })
            #expect(abs((loudness ?? 0) - ClipMaker.target) < 2)
        }
    }

    @Test(arguments: 0..<40)
    func `the limiter holds its ceiling without a step, and leaves alone what is below`(seed: Int) throws {
        var random = SplitMix64(seed: seed)
        let pitch = Double.random(in: 80...9_000, using: &random)
        let speech = (0..<Int.random(in: 1..<10_000, using: &random)).map { place -> Float in
            let strength = place / 1_500 % 2 == 0 ? 0.3 : Double.random(in: 0.7...1, using: &random)
            return Float(strength * sin(Double(place) * pitch * 2 * .pi / 22_050))
        }
        var converter = try RateConverter(from: 22_050)
        let before = try converter.convert(speech)
        var limited = before
        let gain = Float.random(in: 0.5...3, using: &random)
        Limiter.apply(gain: gain, to: &limited)
        #expect(try Loudness.truePeak(limited) <= Double(Limiter.ceiling))
        // However much is to be taken away, a millisecond takes a fifth of it at most.
        var last: (place: Int, gain: Float) = (0, 1)
        for place in before.indices where abs(before[place]) > 0.05 {
            let now = limited[place] / (before[place] * gain)
            #expect(now <= 1.000_01)
            #expect(
                abs(now - last.gain) < 0.004 * Float(place - last.place) + 0.001 || last.place == 0,
                "at \(place)")
            last = (place, now)
        }
        var soft = before.map { $0 * 0.3 }
        Limiter.apply(gain: 1, to: &soft)
        #expect(soft == before.map { $0 * 0.3 })
    }

    @Test func `rounding goes to the nearest step`() {
        #expect(
            Quantizer.integers([0, 1, -1, 0.5 / 32_767, 0.51 / 32_767, -0.51 / 32_767, 1.49 / 32_767]) == [
                0, 32_767, -32_767, 0, 1, -1, 1,
            ])
    }

    private func truePeak(_ clip: Clip) throws -> Double {
        try Loudness.truePeak(clip.samples.map { Float($0) / 32_768 })
    }
}
