import Scheduler
import Seeded
import Testing

@testable import Audio

@Suite struct GainTests {
    private func playing(volume: Float = 1) throws -> Mixer {
        let plan = MixPlan([.breath(at: 0, for: 100_000)], end: 100_000)
        try Loader(source: TestSounds.tone).load(plan, from: .zero)
        let mixer = Mixer(volume: volume)
        mixer.install(plan, at: .zero)
        return mixer
    }

    @Test(arguments: 0..<20)
    func `The volume moves without a jump and arrives exactly`(seed: Int) throws {
        var numbers = SplitMix64(seed: seed)
        let mixer = try playing()
        var sound: [Float] = []
        for _ in 0..<10 {
            mixer.volume = Float.random(in: 0...1, using: &numbers)
            sound += mixer.next(Int.random(in: 100...2_000, using: &numbers)).sound
        }
        #expect(clicks(in: Array(sound.dropFirst(100))) == [])
        // 400 Hz at 6 000 of 32 768 moves 0.0096 a frame; a ramp over 960 frames adds 1.5 / 960 of the level.
        #expect(zip(sound, sound.dropFirst()).allSatisfy { abs($1 - $0) < 0.0101 })
        mixer.volume = 0.5
        _ = mixer.next(960)
        let start = Int(mixer.position.count)
        let plan = try #require(mixer.plan)
        let reference = try plan.reference(TestSounds.tone)[start..<start + 500].map { $0 * 0.5 }
        #expect(mixer.next(500).sound == reference)
    }

    @Test func `The volume moves on in silence too`() throws {
        let plan = MixPlan([.breath(at: 2_000, for: 1_000)], end: 100_000)
        try Loader(source: TestSounds.tone).load(plan, from: .zero)
        let mixer = Mixer()
        mixer.install(plan, at: .zero)
        mixer.volume = 0.25
        let reference = try plan.reference(TestSounds.tone).prefix(3_000).map { $0 * 0.25 }
        #expect(mixer.next(3_000).sound == reference)
    }

    @Test func `Samples are rounded to the nearest and never wrap`() {
        #expect(
            [1, 2, -1, -2, 0.99999, -3e9, 3e9].map { SampleFormat.int16($0) }
                == [32_767, 32_767, -32_768, -32_768, 32_767, -32_768, 32_767])
        for part in [-0.49, 0, 0.49] as [Float] {
            let steps = stride(from: -32_767, through: 32_766, by: 7)
            #expect(steps.allSatisfy { SampleFormat.int16((Float($0) + part) / 32_768) == Int16($0) })
        }
    }

    @Test func `The levels add up to less than full scale`() {
        #expect(Levels.speechPeak + Levels.chimePeak + Levels.breathPeak <= Levels.truePeak)
        #expect(Levels.framingPeak + Levels.breathPeak <= Levels.truePeak)
    }

    @Test func `A break in a tone is found as a click, and a soft edge is not`() throws {
        let clip = try TestSounds.tone.clip(for: .breath(at: 30, for: 10_000))
        let tone = clip.samples.map { Float($0) / 32_768 }
        let silence = [Float](repeating: 0, count: 2_000)
        #expect(clicks(in: tone) == [])
        #expect(clicks(in: silence + tone) != [])
        #expect(clicks(in: tone + silence) != [])
        #expect(clicks(in: Array(tone[..<5_000]) + tone[5_007...]) != [])
        let soft = tone.indices.map { tone[$0] * Ramp.rise(min($0, 479), of: 480) }
        #expect(clicks(in: silence + soft) == [])
    }
}
