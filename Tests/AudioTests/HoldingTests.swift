import Scheduler
import Seeded
import Testing

@testable import Audio

@Suite struct HoldingTests {
    @Test(arguments: 0..<60)
    func `A late loader makes the position wait, and nothing is skipped`(seed: Int) throws {
        var numbers = SplitMix64(seed: seed)
        let plan = MixPlan(Cue.random(&numbers, within: 20_000), end: 24_000)
        let mixer = Mixer()
        mixer.install(plan, at: .zero)
        let loader = Loader(source: TestSounds.noise, lookAhead: Frames(3_000))
        var heard: [Float] = []
        var resumed: [Int] = []
        while heard.count < 24_000 {
            if Int.random(in: 0..<4, using: &numbers) == 0 {
                _ = try loader.loadNext(plan, from: mixer.position)
            }
            let before = mixer.position
            let (sound, progress) = mixer.next(Int.random(in: 1...2_000, using: &numbers))
            let advanced = Int(progress.advanced.count)
            #expect(mixer.position == before + progress.advanced)
            heard += sound.prefix(advanced)
            if progress.state == .holding, resumed.last != heard.count { resumed.append(heard.count) }
            #expect(progress.state != .playing || advanced == sound.count)
        }
        let reference = try plan.reference(TestSounds.noise)
        #expect(heard.count == reference.count)
        // Only where it went on again is it faded in.
        let wrong = reference.indices.filter { frame in
            heard[frame] != reference[frame] && !resumed.contains { ($0..<$0 + 480).contains(frame) }
        }
        #expect(wrong == [])
    }

    @Test func `What sounds when the position has to wait fades away within 10 ms, and fades in again`()
        throws
    {
        let plan = MixPlan(
            [.breath(at: 0, for: 40_000), .speech("late", at: 10_000, for: 5_000)], end: 60_000)
        let loader = Loader(source: TestSounds.tone)
        _ = try loader.loadNext(plan, from: .zero)
        let mixer = Mixer()
        mixer.install(plan, at: .zero)
        let first = mixer.next(12_000)
        #expect(first.progress.advanced == Frames(10_000))
        #expect(first.progress.state == .holding)
        #expect(first.sound[10_000..<10_470].contains { abs($0) > 0.02 })
        #expect(first.sound[10_480...].allSatisfy { $0 == 0 })
        let waiting = mixer.next(3_000)
        #expect(waiting.progress.advanced == .zero && waiting.progress.isSilent)
        try loader.leaveOut(#require(throws: LoadFailure.self) { try failing(plan) }, of: plan)
        let second = mixer.next(20_000)
        #expect(second.progress.advanced == Frames(20_000))
        #expect(clicks(in: Array(first.sound[100...]) + waiting.sound + second.sound) == [])
        #expect(second.sound[480...].elementsEqual(try plan.reference(breathAlone)[10_480..<30_000]))
    }

    private let breathAlone = TestSounds { cue in
        if case .breath = cue.sound { try TestSounds.tone.clip(for: cue) } else { Clip(samples: []) }
    }

    private func failing(_ plan: MixPlan) throws {
        let source = TestSounds { _ in throw TestSounds.Missing() }
        try Loader(source: source).load(plan, from: Frames(10_000))
    }

    @Test func `The position does not pass the horizon, and goes on with the next plan`() throws {
        let bank = SoundBank()
        let opening = MixPlan.opening(generation: 1)
        let mixer = Mixer()
        mixer.install(opening, at: .zero)
        try Loader(source: bank).load(opening, from: .zero)
        let first = mixer.next(100_000)
        #expect(first.progress.advanced == Timeline.openingFrames)
        #expect(first.progress.state == .atHorizon)
        #expect(mixer.next(500).progress.state == .atHorizon)
        let chime = bank.chime(.open)
        let cue = Cue(frame: .zero, frames: chime.frames, sound: .chime(.open))
        let whole = MixPlan([cue], end: 250_000, generation: 2)
        try Loader(source: bank).load(whole, from: mixer.position)
        mixer.install(whole, at: mixer.position, entry: .resume)
        let second = mixer.next(154_000)
        #expect(second.progress.state == .ended)
        let rest = chime.samples.dropFirst(96_480).map { Float($0) / 32_768 }
        #expect(second.sound[480..<480 + rest.count].elementsEqual(rest))
        #expect(clicks(in: first.sound + second.sound) == [])
    }

    @Test func `A plan that arrives in time is not heard to arrive`() throws {
        let bank = SoundBank()
        let mixer = Mixer()
        let opening = MixPlan.opening(generation: 1)
        try Loader(source: bank).load(opening, from: .zero)
        mixer.install(opening, at: .zero)
        var sound = mixer.next(50_001).sound
        let cues = opening.cues + [.speech("Welcome.", at: 96_000, for: 3_000)]
        let whole = MixPlan(cues, end: 200_000, generation: 2)
        _ = try Loader(source: bank).loadNext(whole, from: mixer.position)
        #expect(mixer.install(whole, at: mixer.position, entry: .resume) === opening)
        #expect(opening.clips.acknowledged == nil && whole.clips.acknowledged == Frames(50_001))
        sound += mixer.next(40_000).sound
        #expect(sound.elementsEqual(bank.chime(.open).samples.prefix(90_001).map { Float($0) / 32_768 }))
    }
}
