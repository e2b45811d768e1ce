import Scheduler
import Testing

@testable import Audio

@Suite struct SeekTests {
    private static let cues: [Cue] = [
        .speech("first", at: 0, for: 20_000), .breath(at: 0, for: 20_000), .chime(at: 0, for: 20_000),
        .breath(at: 20_000, for: 10_000), .speech("second", at: 30_000, for: 5_000),
    ]

    private func installed(at position: Int64, _ entry: Mixer.Entry, _ cues: [Cue] = cues) throws -> Mixer {
        let plan = MixPlan(cues, end: 50_000)
        try Loader(source: TestSounds.noise).load(plan, from: Frames(position))
        let mixer = Mixer()
        mixer.install(plan, at: Frames(position), entry: entry)
        return mixer
    }

    private func reference(_ isIn: (Cue) -> Bool) throws -> [Float] {
        try MixPlan(Self.cues.filter(isIn), end: 50_000).reference(TestSounds.noise)
    }

    @Test
    func `A jump fades into the chime, and leaves out the speech and the breath in whose middle it lands`()
        throws
    {
        let mixer = try installed(at: 7_000, .seek)
        let sound = mixer.next(43_000).sound
        let isHeard = { (cue: Cue) in cue.frame.count > 7_000 || cue.sound == .chime(.begin) }
        let reference = try reference(isHeard)
        #expect(sound[480...].elementsEqual(reference[7_480...]))
        #expect((0..<480).allSatisfy { abs(sound[$0]) <= abs(reference[7_000 + $0]) })
        #expect(abs(sound[0]) < 0.001)
    }

    @Test func `A jump to the first frame of a cue plays it whole`() throws {
        let mixer = try installed(at: 20_000, .seek)
        #expect(try mixer.next(30_000).sound.elementsEqual(reference { _ in true }[20_000...]))
    }

    @Test func `Going on after a pause fades into everything`() throws {
        let mixer = try installed(at: 7_000, .resume)
        #expect(try mixer.next(43_000).sound[480...].elementsEqual(reference { _ in true }[7_480...]))
    }

    @Test func `A jump needs no clip of what it leaves out`() throws {
        let plan = MixPlan(
            [.speech("missing", at: 0, for: 20_000), .chime(at: 30_000, for: 100)], end: 40_000)
        let mixer = Mixer()
        mixer.install(plan, at: Frames(5_000), entry: .seek)
        #expect(mixer.next(10_000).progress.advanced == Frames(10_000))
        mixer.install(plan, at: Frames(5_000), entry: .resume)
        #expect(mixer.next(10_000).progress.state == .holding)
    }

    @Test func `What sounds before a jump fades under what comes after it`() throws {
        let cues: [Cue] = [.breath(at: 0, for: 30_000), .chime(at: 30_000, for: 10_000)]
        for target in [0, 12_345, 29_900, 35_000, 45_000] as [Int64] {
            let plan = MixPlan(cues, end: 60_000)
            try Loader(source: soft).load(plan, from: .zero)
            let mixer = Mixer()
            mixer.install(plan, at: .zero)
            let before = mixer.next(10_000).sound
            mixer.install(plan, at: Frames(target))
            #expect(clicks(in: before + mixer.next(5_000).sound) == [])
        }
    }

    @Test func `After a cut at the device nothing of the old sound is left`() throws {
        let mixer = try installed(at: 0, .seek)
        _ = mixer.next(10_000)
        let plan = try #require(mixer.plan)
        mixer.install(plan, at: Frames(40_000), edge: .cut)
        #expect(mixer.next(1_000).sound.allSatisfy { $0 == 0 })
    }

    @Test func `An edit does not touch what is sounding`() throws {
        let mixer = try installed(at: 0, .seek)
        var sound = mixer.next(9_999).sound
        let edited = MixPlan(Array(Self.cues.prefix(3)), end: 30_000, generation: 2)
        let old = try #require(mixer.plan)
        try Loader(source: Handed(from: old)).load(edited, from: mixer.position)
        mixer.install(edited, at: mixer.position, entry: .resume)
        sound += mixer.next(20_001).sound
        #expect(try sound.elementsEqual(reference { $0.frame == .zero }[..<30_000]))
    }

    @Test func `Positions outside the plan are moved into it`() throws {
        #expect(try installed(at: -5, .seek).position == .zero)
        let mixer = try installed(at: 99_999, .seek)
        #expect(mixer.position == Frames(50_000))
        #expect(mixer.next(10).progress.state == .ended)
    }

    /// Tones with edges of their own, so that every click is the mixer's.
    private let soft = TestSounds { cue in
        let tone = try TestSounds.tone.clip(for: cue)
        return Clip(count: tone.count) { samples in
            for index in samples.indices {
                let edge = Float(min(index, tone.count - 1 - index, 960)) / 960
                samples[index] = Int16(Float(tone.samples[index]) * edge * edge * (3 - 2 * edge))
            }
        }
    }
}

/// The clips that a plan has already: the same objects, as a clip cache gives them.
private struct Handed: ClipSource {
    let from: MixPlan

    func clip(for cue: Cue) throws -> Clip {
        for index in from.cues.indices where SoundKey(from.cues[index]) == SoundKey(cue) {
            if let entry = from.clips.slots[index].load(ordering: .acquiring) {
                return entry.pointee.clip.takeUnretainedValue()
            }
        }
        throw TestSounds.Missing()
    }
}
