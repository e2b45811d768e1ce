import Audio
import Practice
import Scheduler
import Seeded

extension Timeline {
    /// Spoken cues only, each (frame, frames), and one span over all.
    static func of(_ cues: [(frame: Int64, frames: Int64)], frames: Int64) -> Timeline {
        Timeline(
            routine: "test", voice: "none", level: .steady, talk: .full, breath: .off,
            cues: cues.enumerated().map { index, cue in
                Cue(
                    frame: Frames(cue.frame), frames: Frames(cue.frames),
                    sound: .speech(.instruction, "line \(index)"))
            },
            spans: [Span(frame: .zero, frames: Frames(frames), kind: .opening)])
    }

    /// Lines of noise with silence between them, at odd frames.
    static func random(_ seed: UInt64, lines: Int = 6) -> Timeline {
        var generator = SplitMix64(state: seed)
        var cues: [(frame: Int64, frames: Int64)] = []
        var frame: Int64 = 0
        for _ in 0..<lines {
            frame += Int64.random(in: 0...20_000, using: &generator)
            let frames = Int64.random(in: 1...30_000, using: &generator)
            cues.append((frame, frames))
            frame += frames
        }
        return of(cues, frames: frame + Int64.random(in: 0...20_000, using: &generator))
    }

    /// Everything that the mixer makes of it, interleaved, asked for in one size of block.
    func rendered(source: any ClipSource = NoiseSource()) throws -> [Int16] {
        let plan = try loaded(source: source)
        let mixer = Mixer()
        mixer.install(plan, at: .zero)
        var samples = [Int16](repeating: 0, count: 2 * Int(frames.count))
        let progress = samples.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.map { mixer.render16(into: $0, frames: Int(frames.count)) }
        }
        precondition(progress?.advanced == frames, "the rehearsal did not come to its end")
        return samples
    }

    /// A plan with all its clips; for up to 256 cues.
    func loaded(
        generation: Int = 1, horizon: Frames? = nil, source: any ClipSource = NoiseSource()
    ) throws -> MixPlan {
        let plan = MixPlan(self, generation: generation, horizon: horizon)
        try Loader(source: source, lookAhead: frames + .seconds(1)).load(plan, from: .zero)
        return plan
    }
}
