import Glibc
import Practice
import Scheduler
import Seeded
import Testing

@testable import Audio

@Suite struct BedTests {
    /// Steady: 1 000 on the left, −500 on the right.
    private final class Steady: BedSource {
        func fill(_ block: UnsafeMutableBufferPointer<Int16>, number: Int) -> Bool {
            for index in block.indices { block[index] = index.isMultiple(of: 2) ? 1_000 : -500 }
            return true
        }
    }

    /// Every frame tells its number, so that it is heard where the bed is.
    private final class Counting: BedSource {
        func fill(_ block: UnsafeMutableBufferPointer<Int16>, number: Int) -> Bool {
            for index in block.indices {
                block[index] = Int16((number * Bed.blockFrames + index / 2) % 20_000)
            }
            return true
        }
    }

    /// `blocks` blocks, and then no more.
    private final class Ending: BedSource {
        func fill(_ block: UnsafeMutableBufferPointer<Int16>, number: Int) -> Bool {
            block.update(repeating: 8_000)
            return number < 3
        }
    }

    private static let level = SoundSetting(balance: Balance()).balance.bedGain

    private func plan(
        _ cues: [Cue], end: Int64 = 200_000, generation: Int = 1, _ bed: Bed,
        _ balance: Balance = Balance()
    ) throws -> MixPlan {
        let plan = MixPlan(
            cues: cues, end: Frames(end), generation: generation, horizon: nil,
            setting: SoundSetting(balance: balance, bed: bed))
        try Loader(source: TestSounds.noise).load(plan, from: .zero)
        return plan
    }

    @Test(arguments: Scene.allCases)
    func `A block made alone is the block made in its turn`(scene: Scene) {
        let turn = scene.source(seed: 3)
        var inTurn: [[Int16]] = []
        for number in 0..<34 { inTurn.append(block(turn, number)) }
        let random = scene.source(seed: 3)
        for number in [33, 6, 7, 32] { #expect(block(random, number) == inTurn[number]) }
        #expect(block(scene.source(seed: 4), 5) != inTurn[5])
    }

    @Test(arguments: Scene.allCases)
    func `A soundscape has no click where a block ends, and no block twice`(scene: Scene) {
        let source = scene.source(seed: 1)
        let sound = (31..<33).flatMap { block(source, $0) }
        for side in 0..<2 {
            #expect(clicks(in: stride(from: side, to: sound.count, by: 2).map { sound[$0] }) == [])
        }
        let first = block(source, 2).map { Float($0) }
        for number in [3, 34] {
            let other = block(source, number).map { Float($0) }
            let product = zip(first, other).reduce(Float(0)) { $0 + $1.0 * $1.1 }
            let power = first.reduce(Float(0)) { $0 + $1 * $1 } * other.reduce(Float(0)) { $0 + $1 * $1 }
            #expect(abs(product) / power.squareRoot() < 0.5)
        }
    }

    @Test(arguments: 0..<6)
    func `In blocks of any size it is the same sound`(seed: Int) throws {
        var numbers = SplitMix64(seed: seed)
        let cues = Cue.random(&numbers, within: 30_000)
        let (whole, pieces) = (Mixer(), Mixer())
        for mixer in [whole, pieces] {
            let bed = Scene.brown.bed()
            bed.load(ahead: .seconds(1))
            mixer.install(try plan(cues, end: 45_000, bed), at: .zero)
        }
        let expected = whole.stereo(45_000)
        var sound: [Float] = []
        while sound.count < 90_000 {
            let size = min(Int.random(in: 1...7_000, using: &numbers), 45_000 - sound.count / 2)
            sound += pieces.stereo(size)
        }
        #expect(sound == expected)
    }

    @Test func `It is down before a voice begins, stays down within a phrase, and comes up after it`() throws
    {
        let second = Int64(48_000)
        // Two sentences in one phrase, then one after a long silence.
        let cues: [Cue] = [
            .speech("a", at: 5 * second, for: second), .speech("b", at: 8 * second, for: second),
            .speech("c", at: 15 * second, for: second),
        ]
        let bed = Bed(source: Steady())
        let quiet = TestSounds { Clip(count: Int($0.frames.count)) { _ in } }
        let timed = MixPlan(
            cues: cues, end: Frames(20 * second), generation: 1, horizon: nil, setting: SoundSetting(bed: bed)
        )
        try Loader(source: quiet).load(timed, from: .zero)
        let mixer = Mixer()
        mixer.install(timed, at: .zero)
        var levels: [Float] = []
        while levels.count < Int(20 * second) {
            bed.load()
            let sound = mixer.stereo(4_800)
            levels += stride(from: 0, to: sound.count, by: 2).map { sound[$0] * 32_768 / 1_000 }
        }
        let low = Balance().duckGain
        #expect(low < 0.5)
        func level(_ seconds: Double) -> Float { levels[Int(seconds * 48_000)] }
        for at in [4.65, 5, 6, 7, 8, 9, 9.25, 14.7, 15.5, 16.2] {
            #expect(abs(level(at) - low) < 1e-5, "\(at)")
        }
        for at in [0.5, 3.9, 10.6, 13.9, 17.6, 19] { #expect(abs(level(at) - 1) < 1e-5, "\(at)") }
        // On the way no step is larger than a soft one.
        #expect(zip(levels.dropFirst(20_000), levels.dropFirst(20_001)).allSatisfy { abs($0 - $1) < 1e-4 })
    }

    @Test func `The more it is turned up, the further it goes down for the voice`() {
        for bed in [-20, -6, 0, 6, 12] {
            for duck in [20, 24, 40] {
                let balance = Balance(bed: bed, duck: duck)
                let low = Double(Levels.bedLoudness) + Double(bed) + 20 * log10(Double(balance.duckGain))
                #expect(low <= Levels.speechLoudness - Double(duck) + 0.01)
            }
        }
    }

    @Test func `It plays on through an aside and a jump, and goes back when a device was emptied`() throws {
        let bed = Bed(source: Counting())
        bed.load()
        let (main, aside) = (try plan([], bed), try plan([], end: 10_000, generation: 2, bed))
        let later = try plan([], generation: 3, bed)
        let mixer = Mixer()
        mixer.install(main, at: .zero)
        func place(_ sound: [Float]) -> Int { Int((sound[2 * 20_000 - 2] * 32_768).rounded()) }
        #expect(place(mixer.stereo(20_000)) == 19_999)
        mixer.install(aside, at: .zero)
        _ = mixer.stereo(10_000)
        mixer.install(main, at: Frames(20_000), entry: .resume)
        #expect(place(mixer.stereo(20_000)) == 49_999 % 20_000)
        mixer.install(later, at: Frames(100_000), entry: .seek, edge: .cut)
        #expect(place(mixer.stereo(20_000)) == 69_999 % 20_000)
        // What was rendered last was not heard.
        mixer.install(later, at: Frames(115_000), entry: .resume, edge: .cut)
        #expect(place(mixer.stereo(20_000)) == 84_999 % 20_000)
    }

    @Test func `A whole plan that takes over from the opening is not heard in the bed`() throws {
        let timeline = Timeline.breathing
        func render(takingOverAt frame: Int?) throws -> [Float] {
            let bed = Scene.rain.bed()
            bed.load(ahead: Frames(120_000))
            let setting = SoundSetting(bed: bed)
            let (opening, whole) = (
                MixPlan.opening(generation: 1, setting: setting),
                MixPlan(timeline, generation: 2, setting: setting)
            )
            let silent = TestSounds { Clip(count: Int($0.frames.count)) { _ in } }
            for plan in [opening, whole] { try Loader(source: silent).load(plan, from: .zero) }
            let mixer = Mixer()
            mixer.install(frame == nil ? whole : opening, at: .zero)
            guard let frame else { return mixer.stereo(110_000) }
            let first = mixer.stereo(frame)
            mixer.install(whole, at: mixer.position, entry: .resume)
            return first + mixer.stereo(110_000 - frame)
        }
        let expected = try render(takingOverAt: nil)
        for frame in [1, 30_000, 95_999] { #expect(try render(takingOverAt: frame) == expected) }
        // It comes from silence, and goes into silence.
        #expect(expected[..<20].allSatisfy { abs($0) < 1e-4 })
    }

    @Test func `It goes out with the closing`() throws {
        let timeline = Timeline.breathing
        let levels = BedLevels(timeline, SoundSetting())
        let path = BedPath(levels)
        #expect(path.fade.gain(at: timeline.frames.count - 10 * 48_000) == 1)
        #expect(path.fade.gain(at: timeline.frames.count) == 0)
        #expect(path.fade.gain(at: timeline.frames.count - 2_400) < 0.01)
    }

    @Test func `Where nothing is ready it is silent without a click, and keeps nobody waiting`() throws {
        let bed = Bed(source: Ending())
        bed.load()
        let mixer = Mixer()
        mixer.install(try plan([], bed), at: .zero)
        let sound = mixer.stereo(100_000)
        #expect(mixer.position == Frames(100_000))
        let left = stride(from: 0, to: sound.count, by: 2).map { sound[$0] }
        #expect(clicks(in: left) == [])
        #expect(left[20_000] > 0.2 && left[(3 * Bed.blockFrames)...].allSatisfy { $0 == 0 })
    }

    @Test func `What stands still falls silent within 10 ms, and comes back softly`() throws {
        let bed = Bed(source: Steady())
        bed.load()
        let late = TestSounds { cue in Clip(count: Int(cue.frames.count)) { _ in } }
        let cues: [Cue] = [.chime(at: 30_000, for: 1_000)]
        let plan = MixPlan(
            cues: cues, end: Frames(100_000), generation: 1, horizon: nil, setting: SoundSetting(bed: bed))
        let mixer = Mixer()
        mixer.install(plan, at: .zero)
        var sound = mixer.stereo(40_000)
        #expect(mixer.position == Frames(30_000))
        #expect(sound[(2 * 30_480)...].allSatisfy { $0 == 0 })
        try Loader(source: late).load(plan, from: mixer.position)
        sound += mixer.stereo(30_000)
        let left = stride(from: 0, to: sound.count, by: 2).map { sound[$0] }
        #expect(clicks(in: left) == [])
        #expect(left[60_000] == left[20_000])
    }

    private func block(_ source: any BedSource, _ number: Int) -> [Int16] {
        var samples = [Int16](repeating: 0, count: 2 * Bed.blockFrames)
        let isThere = samples.withUnsafeMutableBufferPointer { source.fill($0, number: number) }
        #expect(isThere)
        return samples
    }
}

extension Timeline {
    /// Half a minute of work between an opening and a closing.
    fileprivate static let breathing = Timeline(
        routine: "r", voice: "v", level: .gentle, talk: .full, breath: .off,
        cues: [
            Cue(frame: .zero, frames: ChimeRole.open.frames, sound: .chime(.open)),
            .speech("Hello.", at: 96_000, for: 48_000),
        ],
        spans: [
            Span(frame: .zero, frames: .seconds(10), kind: .opening),
            Span(frame: .seconds(10), frames: .seconds(30), kind: .work),
            Span(frame: .seconds(40), frames: .seconds(10), kind: .closing),
        ])
}

extension Mixer {
    /// The next frames, interleaved.
    func stereo(_ frames: Int) -> [Float] {
        var stereo = [Float](repeating: .nan, count: frames * 2)
        stereo.withUnsafeMutableBufferPointer { buffer in
            if let base = buffer.baseAddress { _ = render(into: base, frames: frames) }
        }
        return stereo
    }
}
