import Scheduler
import Seeded
import Testing

@testable import Audio

@Suite struct MixerTests {
    @Test(arguments: 0..<100)
    func `Any timeline in blocks of any size is the naive mix, sample for sample`(seed: Int) throws {
        var numbers = SplitMix64(seed: seed)
        let plan = MixPlan(Cue.random(&numbers, within: 20_000), end: 24_000)
        let mixer = Mixer()
        mixer.install(plan, at: .zero)
        try Loader(source: TestSounds.noise).load(plan, from: .zero)
        var mix: [Float] = []
        while mix.count < 24_000 {
            let size = min(Int.random(in: 1...5_000, using: &numbers), 24_000 - mix.count)
            let (sound, progress) = mixer.next(size)
            #expect(progress.advanced == Frames(Int64(size)))
            #expect(progress.state == (mix.count + size == 24_000 ? .ended : .playing))
            if progress.isSilent { #expect(sound.allSatisfy { $0 == 0 }) }
            mix += sound
        }
        #expect(try mix == plan.reference(TestSounds.noise))
    }

    @Test(arguments: 0..<20)
    func `Samples of 16 bits are the float mix, rounded`(seed: Int) throws {
        var numbers = SplitMix64(seed: seed)
        let cues = Cue.random(&numbers, within: 20_000)
        let volume: Float = seed.isMultiple(of: 2) ? 1 : 0.7
        let (float, short) = (Mixer(volume: volume), Mixer(volume: volume))
        for mixer in [float, short] {
            let plan = MixPlan(cues, end: 24_000)
            try Loader(source: TestSounds.noise).load(plan, from: .zero)
            mixer.install(plan, at: .zero)
        }
        let mix = float.next(24_000).sound
        let inBlocks = short.next16(777) + short.next16(24_000 - 777)
        #expect(inBlocks == mix.map { SampleFormat.int16($0) })
    }

    @Test func `Where nothing is planned it is silent, and says so`() throws {
        let plan = MixPlan([.chime(at: 10_000, for: 1_000)], end: 50_000)
        try Loader(source: TestSounds.noise).load(plan, from: .zero)
        let mixer = Mixer()
        mixer.install(plan, at: .zero)
        #expect(mixer.next(10_000).progress.isSilent)
        #expect(!mixer.next(1_000).progress.isSilent)
        let (rest, progress) = mixer.next(39_000)
        #expect(progress.isSilent && rest.allSatisfy { $0 == 0 })
        #expect(progress.state == .ended)
    }

    @Test func `Without a plan, and after the end, it fills with silence and goes nowhere`() {
        let mixer = Mixer()
        for _ in 0..<2 {
            let (sound, progress) = mixer.next(100)
            #expect(sound == [Float](repeating: 0, count: 100))
            #expect(progress.state == .ended && progress.advanced == .zero)
            mixer.install(MixPlan([], end: 0), at: .zero)
        }
    }

    @Test func `More cues at once than there are voices are thinned without a click`() throws {
        let cues = (0..<60).map { Cue.speech("\($0)", at: Int64($0) * 400, for: 20_000) }
        let plan = MixPlan(cues, end: 50_000)
        let quiet = TestSounds { cue in
            let tone = try TestSounds.tone.clip(for: cue)
            return Clip(count: tone.count) { samples in
                for index in samples.indices {
                    let edge = Float(min(index, 480)) / 480
                    samples[index] = Int16(Float(tone.samples[index]) / 30 * edge)
                }
            }
        }
        try Loader(source: quiet).load(plan, from: .zero)
        let mixer = Mixer()
        mixer.install(plan, at: .zero)
        let sound = mixer.next(24_000).sound
        #expect(mixer.position == Frames(24_000))
        #expect(clicks(in: sound) == [])
    }
}
