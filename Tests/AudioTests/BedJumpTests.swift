import Glibc
import Scheduler
import Seeded
import Testing

@testable import Audio

/// The bed where a session goes elsewhere.
@Suite struct BedJumpTests {
    /// A steady tone, whose clicks are heard; the sound of both sides is the same.
    private final class Tone: BedSource {
        static let amplitude = 8_000.0

        func fill(_ block: UnsafeMutableBufferPointer<Int16>, number: Int) -> Bool {
            for index in block.indices {
                let frame = Double(number * Bed.blockFrames + index / 2)
                block[index] = Int16(Self.amplitude * sin(2 * Double.pi * 480 * frame / 48_000))
            }
            return true
        }
    }

    /// 40 s with words now and then, silent to the ear: what is heard is the bed.
    private static func spoken(_ numbers: inout SplitMix64) -> [Cue] {
        var cues: [Cue] = []
        var at: Int64 = Int64.random(in: 0..<96_000, using: &numbers)
        while at < 40 * 48_000 - 96_000 {
            let length = Int64.random(in: 20_000...96_000, using: &numbers)
            cues.append(.speech("\(cues.count)", at: at, for: length))
            at += length + Int64.random(in: 10_000...400_000, using: &numbers)
        }
        return cues
    }

    private static let silence = TestSounds { Clip(count: Int($0.frames.count)) { _ in } }

    private func plan(_ cues: [Cue], _ bed: Bed, _ generation: Int, from start: Frames) throws -> MixPlan {
        let plan = MixPlan(
            cues: cues, end: .seconds(40), generation: generation, horizon: nil,
            setting: SoundSetting(bed: bed))
        try Loader(source: Self.silence).load(plan, from: start)
        return plan
    }

    /// The left side of so many frames, the bed being made ready as it is needed.
    private func listen(_ mixer: Mixer, _ bed: Bed, _ frames: Int) -> [Float] {
        var left: [Float] = []
        while left.count < frames {
            bed.load()
            let sound = mixer.stereo(min(4_800, frames - left.count))
            left += stride(from: 0, to: sound.count, by: 2).map { sound[$0] }
        }
        return left
    }

    /// The gain over each period of the tone, 100 frames.
    private func gains(_ sound: [Float]) -> [Double] {
        stride(from: 0, to: sound.count - 99, by: 100).map { start in
            let power = sound[start..<start + 100].reduce(0) { $0 + Double($1) * Double($1) } / 100
            return (2 * power).squareRoot() * 32_768 / Tone.amplitude
        }
    }

    @Test(arguments: 0..<6)
    func `Wherever a session jumps to, nothing clicks, and 50 ms later the bed is 20 dB under what is said`(
        seed: Int
    ) throws {
        var numbers = SplitMix64(seed: seed)
        let cues = Self.spoken(&numbers)
        let bed = Bed(source: Tone())
        bed.load()
        let mixer = Mixer()
        mixer.install(try plan(cues, bed, 1, from: .zero), at: .zero)
        var sound = listen(mixer, bed, Int.random(in: 12_000...200_000, using: &numbers) / 100 * 100)
        // What lies over this is less than 20 dB under the voice.
        let line = pow(10, (Levels.speechLoudness - 20 - Levels.bedLoudness) / 20)
        for generation in 2..<6 {
            // Into words as well as into silence, and to the first frame of a phrase above all.
            let start =
                Bool.random(using: &numbers)
                ? cues.randomElement(using: &numbers)?.frame ?? .zero
                : Frames(Int64.random(in: 0..<30 * 48_000, using: &numbers))
            mixer.install(try plan(cues, bed, generation, from: start), at: start)
            let heard = listen(mixer, bed, Int.random(in: 100...2_000, using: &numbers) * 100)
            let path = BedPath(BedLevels(cues, SoundSetting()))
            for (index, gain) in gains(heard).enumerated() {
                let passed = Int64(index * 100)
                let at = start + Frames(passed)
                if passed >= 2_400, cues.contains(where: { $0.frame <= at && at < $0.end }) {
                    #expect(gain <= line * 1.001, "\(passed) frames after the jump to \(start.count)")
                }
                if passed >= 12_000 {
                    let planned = Double(path.duck.gain(at: at.count + 50))
                    #expect(abs(gain - planned) < 0.01, "\(passed) frames after the jump to \(start.count)")
                }
            }
            sound += heard
        }
        #expect(clicks(in: Array(sound.dropFirst(600))) == [])
    }
}
