import Scheduler
import Testing

@testable import Audio

@Suite struct LoaderTests {
    /// 1 s of speech every second.
    private func countdown(_ count: Int, distinct: Int = .max) -> MixPlan {
        MixPlan(
            (0..<count).map { .speech("\($0 % distinct)", at: Int64($0) * 48_000, for: 40_000) },
            end: Int64(count) * 48_000)
    }

    private func clip(_ cue: Int, _ plan: MixPlan?) -> Clip? {
        guard let entry = plan?.clips.slots[cue % ClipTable.slots].load(ordering: .acquiring),
            entry.pointee.cue == cue
        else { return nil }
        return entry.pointee.clip.takeUnretainedValue()
    }

    private func isReady(_ cue: Int, _ plan: MixPlan) -> Bool { clip(cue, plan) != nil }

    @Test func `The clips of the next 30 s are made, nearest first, each once`() throws {
        let source = TestSounds { _ in Clip(samples: [1]) }
        let plan = countdown(100)
        let loader = Loader(source: source)
        try loader.load(plan, from: .zero)
        try loader.load(plan, from: .zero)
        #expect(source.cues == Array(plan.cues[..<30]))
        try loader.load(plan, from: .seconds(2))
        #expect(source.cues == Array(plan.cues[..<32]))
    }

    @Test func `The same words are made once and share one clip while they are needed`() throws {
        let source = TestSounds { _ in Clip(samples: [1]) }
        let plan = countdown(100, distinct: 3)
        let loader = Loader(source: source)
        for second in 0..<70 { try loader.load(plan, from: .seconds(Int64(second))) }
        #expect(source.cues.count == 3)
    }

    @Test func `What lies behind is freed, after a look back of 2 s`() throws {
        let plan = countdown(100)
        let loader = Loader(source: TestSounds { _ in Clip(samples: [1]) })
        try loader.load(plan, from: .zero)
        weak let first = clip(0, plan)
        try loader.load(plan, from: .seconds(2))
        #expect(isReady(0, plan) && first != nil)
        try loader.load(plan, from: .seconds(3))
        #expect(!isReady(0, plan) && isReady(1, plan) && first == nil)
    }

    @Test func `Nothing that the mixer may be reading is freed`() throws {
        let plan = countdown(10)
        let loader = Loader(source: TestSounds { _ in Clip(samples: [1]) })
        try loader.load(plan, from: .zero)
        weak let first = clip(0, plan)
        MixerCore.beginReading(plan.clips.shared)
        try loader.load(plan, from: .seconds(6))
        #expect(!isReady(0, plan) && first != nil)
        MixerCore.endReading(plan.clips.shared)
        try loader.load(plan, from: .seconds(6))
        #expect(first == nil)
    }

    @Test func `Clips go with their plan`() throws {
        var plan: MixPlan? = countdown(10)
        try Loader(source: TestSounds { _ in Clip(samples: [1]) }).load(#require(plan), from: .zero)
        weak let first = clip(0, plan)
        #expect(first != nil)
        plan = nil
        #expect(first == nil)
    }

    @Test func `A dense plan fills the table and no more, and plays to its end`() throws {
        let cues = (0..<1_000).map { Cue.speech("\($0)", at: Int64($0) * 20, for: 10) }
        let plan = MixPlan(cues, end: 20_000)
        let loader = Loader(source: TestSounds.noise)
        let mixer = Mixer()
        mixer.install(plan, at: .zero)
        var sound: [Float] = []
        while sound.count < 20_000 {
            try loader.load(plan, from: mixer.position)
            let (next, progress) = mixer.next(3_000)
            sound += next.prefix(Int(progress.advanced.count))
        }
        #expect(try sound == plan.reference(TestSounds.noise))
    }

    @Test func `Nothing beyond the horizon is made`() throws {
        let source = TestSounds { _ in Clip(samples: [1]) }
        let plan = MixPlan([.chime(at: 0, for: 10), .chime(at: 500, for: 10)], end: 1_000, horizon: 500)
        try Loader(source: source).load(plan, from: .zero)
        #expect(source.cues.count == 1)
    }

    @Test func `A cue that cannot be made is named, and can be left out`() throws {
        let plan = MixPlan([.speech("lost", at: 0, for: 100), .chime(at: 200, for: 100)], end: 1_000)
        let source = TestSounds { cue in
            if case .speech = cue.sound { throw TestSounds.Missing() }
            return TestSounds.noise(cue)
        }
        let loader = Loader(source: source)
        let mixer = Mixer()
        mixer.install(plan, at: .zero)
        let failure = try #require(throws: LoadFailure.self) { try loader.load(plan, from: .zero) }
        #expect(failure.cue == plan.cues[0] && failure.cause is TestSounds.Missing)
        #expect(mixer.next(50).progress.state == .holding)
        loader.leaveOut(failure, of: plan)
        try loader.load(plan, from: .zero)
        let (sound, progress) = mixer.next(1_000)
        #expect(progress.state == .ended)
        #expect(sound[..<200].allSatisfy { $0 == 0 } && sound[200..<300].contains { $0 != 0 })
    }

    @Test func `A position told wrongly costs a wait, not a click or a frame`() throws {
        let plan = MixPlan([.breath(at: 0, for: 90_000)], end: 4_000_000)
        let loader = Loader(source: TestSounds.tone, lookAhead: Frames(1_000))
        let mixer = Mixer()
        mixer.install(plan, at: .zero)
        try loader.load(plan, from: .zero)
        let first = mixer.next(10_000)
        // Where it is sounding is kept, although the loader is told to be elsewhere.
        try loader.load(plan, from: Frames(3_000_000))
        let second = mixer.next(10_000)
        #expect(second.progress.advanced == Frames(10_000))
        #expect(clicks(in: Array(first.sound[100...]) + second.sound) == [])
    }

    @Test func `A bank makes each of its sounds once`() throws {
        let bank = SoundBank()
        #expect(bank.chime(.begin) === bank.chime(.begin))
        let breath = Cue.breath(at: 5, for: 48_000)
        #expect(try bank.clip(for: breath) === bank.breath(.in, frames: .seconds(1)))
        #expect(bank.breath(.in, frames: .seconds(1)) !== bank.breath(.in, frames: .seconds(2)))
        #expect(throws: SoundBank.NoSpeech(text: "Hello.")) {
            try bank.clip(for: .speech("Hello.", at: 0, for: 1))
        }
    }
}
