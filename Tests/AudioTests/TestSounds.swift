import Glibc
import Scheduler
import Seeded
import Synchronization

@testable import Audio

/// A source whose clips follow from their cues, and that notes what it was asked for.
final class TestSounds: ClipSource {
    struct Missing: Error {}

    private let asked = Mutex<[Cue]>([])
    private let make: @Sendable (Cue) throws -> Clip

    init(_ make: @escaping @Sendable (Cue) throws -> Clip) {
        self.make = make
    }

    var cues: [Cue] { asked.withLock { $0 } }

    func clip(for cue: Cue) throws -> Clip {
        asked.withLock { $0.append(cue) }
        return try make(cue)
    }

    /// Noise from the cue's text, now and then a little longer or shorter than planned.
    static let noise = TestSounds { noise($0) }

    static func noise(_ cue: Cue) -> Clip {
        var numbers = SplitMix64(seed: seed(of: cue))
        let extra = [0, 0, 700, -40].randomElement(using: &numbers) ?? 0
        return Clip(count: max(0, Int(cue.frames.count) + extra)) { samples in
            for index in samples.indices {
                samples[index] = Int16(truncatingIfNeeded: Int64(bitPattern: numbers.next()) >> 52)
            }
        }
    }

    /// A tone of 400 Hz, without edges of its own: whatever breaks off is a click.
    static let tone = TestSounds { cue in
        Clip(count: Int(cue.frames.count)) { samples in
            for index in samples.indices {
                let frame = Double(cue.frame.count + Int64(index))
                samples[index] = Int16(6_000 * sin(2 * Double.pi * 400 * frame / 48_000))
            }
        }
    }

    private static func seed(of cue: Cue) -> Int {
        var seed = Int(cue.frames.count)
        for byte in "\(cue.sound)".utf8 { seed = seed &* 31 &+ Int(byte) }
        return seed
    }
}

extension Cue {
    static func speech(_ text: String, at frame: Int64, for frames: Int64) -> Cue {
        Cue(frame: Frames(frame), frames: Frames(frames), sound: .speech(.own, text))
    }

    static func chime(at frame: Int64, for frames: Int64) -> Cue {
        Cue(frame: Frames(frame), frames: Frames(frames), sound: .chime(.begin))
    }

    static func breath(at frame: Int64, for frames: Int64) -> Cue {
        Cue(frame: Frames(frame), frames: Frames(frames), sound: .breath(.in))
    }

    /// Up to 14 cues of all kinds, some at the same frame, some sounding over the end.
    static func random(_ numbers: inout SplitMix64, within frames: Int64) -> [Cue] {
        let starts = (0..<Int.random(in: 1...14, using: &numbers)).map { _ in
            Int64.random(in: 0..<frames, using: &numbers) / 500 * 500
        }
        return starts.sorted().map { start in
            let length = Int64.random(in: 1...9_000, using: &numbers)
            return switch Int.random(in: 0..<3, using: &numbers) {
            case 0: .chime(at: start, for: length)
            case 1: .breath(at: start, for: length)
            default: .speech("\(length % 5)", at: start, for: length / 3_000 * 3_000 + 1_000)
            }
        }
    }
}

extension MixPlan {
    convenience init(_ cues: [Cue], end: Int64, generation: Int = 1, horizon: Int64? = nil) {
        self.init(
            cues: cues, end: Frames(end), generation: generation, horizon: horizon.map { Frames($0) })
    }

    /// The mix as one would write it down: every frame by itself, every cue asked.
    func reference(_ source: any ClipSource) throws -> [Float] {
        var mix = [Float](repeating: 0, count: Int(end.count))
        for cue in cues {
            let clip = try source.clip(for: cue)
            let length = min(clip.count, Int(cue.frames.count))
            let isCut = clip.count > length
            let edge = min(480, length)
            for index in 0..<length where Int(cue.frame.count) + index < mix.count {
                var gain: Float = 1
                if isCut, index >= length - edge {
                    let t = Float(index - (length - edge) + 1) / Float(edge)
                    gain = 1 - t * t * (3 - 2 * t)
                }
                mix[Int(cue.frame.count) + index] += Float(clip.samples[index]) / 32_768 * gain
            }
        }
        return mix
    }
}

extension Mixer {
    /// The next frames, one channel of them, and what was told.
    func next(_ frames: Int) -> (sound: [Float], progress: Progress) {
        var stereo = [Float](repeating: .nan, count: frames * 2)
        let progress = stereo.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.map { render(into: $0, frames: frames) }
        }
        precondition(stride(from: 0, to: stereo.count, by: 2).allSatisfy { stereo[$0] == stereo[$0 + 1] })
        return (
            stride(from: 0, to: stereo.count, by: 2).map { stereo[$0] },
            progress ?? Progress(count: 0, state: .ended, isSilent: true)
        )
    }

    /// The same as 16-bit samples.
    func next16(_ frames: Int) -> [Int16] {
        var stereo = [Int16](repeating: .max, count: frames * 2)
        stereo.withUnsafeMutableBufferPointer { buffer in
            if let base = buffer.baseAddress { _ = render16(into: base, frames: frames) }
        }
        precondition(stride(from: 0, to: stereo.count, by: 2).allSatisfy { stereo[$0] == stereo[$0 + 1] })
        return stride(from: 0, to: stereo.count, by: 2).map { stereo[$0] }
    }
}
