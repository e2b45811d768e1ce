import Foundation
import Scheduler
import Seeded
import Synchronization
import Testing

@testable import Audio

/// The loader and the mixer, each on a thread of its own. Run with `--sanitize=thread` too.
@Suite struct TwoThreadTests {
    @Test(arguments: 0..<5)
    func `A loader on another thread changes nothing of the sound`(seed: Int) throws {
        var numbers = SplitMix64(seed: seed)
        let plan = MixPlan(Cue.random(&numbers, within: 90_000), end: 96_000)
        let loading = Loading(plan, Loader(source: TestSounds.noise, lookAhead: Frames(4_000)))
        let mixer = Mixer()
        mixer.install(plan, at: .zero)
        var heard: [Float] = []
        var resumed: [Int] = []
        while heard.count < 96_000 {
            let (sound, progress) = mixer.next(Int.random(in: 100...2_000, using: &numbers))
            heard += sound.prefix(Int(progress.advanced.count))
            if progress.state == .holding { sched_yield() }
            if progress.state == .holding, resumed.last != heard.count { resumed.append(heard.count) }
        }
        try loading.stop()
        let reference = try plan.reference(TestSounds.noise)
        // Only where it went on again is it faded in.
        let wrong = reference.indices.filter { frame in
            heard[frame] != reference[frame] && !resumed.contains { ($0..<$0 + 480).contains(frame) }
        }
        #expect(wrong == [])
    }

    @Test(arguments: 0..<5)
    func `Jumping about while loading reads no clip that was freed`(seed: Int) throws {
        var numbers = SplitMix64(seed: seed)
        let cues = (0..<600).map { Cue.speech("\($0)", at: Int64($0) * 4_800, for: 9_000) }
        let plan = MixPlan(cues, end: 600 * 4_800)
        // Every clip is one steady value, so that a freed one would be seen.
        let source = TestSounds { cue in
            Clip(count: Int(cue.frames.count)) { $0.update(repeating: 1_000) }
        }
        let loading = Loading(plan, Loader(source: source, lookAhead: Frames(20_000)))
        let mixer = Mixer()
        for _ in 0..<200 {
            let target = Frames(Int64.random(in: 0..<590 * 4_800, using: &numbers))
            mixer.install(plan, at: target, entry: Bool.random(using: &numbers) ? .seek : .resume)
            for _ in 0..<4 {
                let (sound, _) = mixer.next(Int.random(in: 100...1_500, using: &numbers))
                #expect(sound.allSatisfy { $0 >= 0 && $0 < 4 * 1_001 / 32_768 })
            }
        }
        try loading.stop()
    }
}

/// A thread that keeps loading for the position that the mixer acknowledges.
private final class Loading: Sendable {
    private let isOver = Atomic<Bool>(false)
    private let failure = Mutex<LoadFailure?>(nil)
    private let ended = DispatchSemaphore(value: 0)

    init(_ plan: MixPlan, _ loader: Loader) {
        // A thread of its own: the tests themselves may fill the shared ones.
        Thread.detachNewThread { [self] in
            defer { ended.signal() }
            while !isOver.load(ordering: .acquiring) {
                sched_yield()
                do throws(LoadFailure) {
                    try loader.load(plan, from: plan.clips.acknowledged ?? .zero)
                } catch {
                    failure.withLock { $0 = error }
                }
            }
        }
    }

    func stop() throws {
        isOver.store(true, ordering: .releasing)
        ended.wait()
        if let failure = failure.withLock({ $0 }) { throw failure }
    }
}
