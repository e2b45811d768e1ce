import Audio
import Scheduler
import Seeded

/// Sounds for tests: noise for every text, the same each time.
struct NoiseSource: ClipSource {
    struct Refusal: Error, Equatable {}

    /// Texts for which there is no sound.
    var refused: Set<String> = []

    func clip(for cue: Cue) throws -> Clip {
        var seed = UInt64(cue.frames.count)
        if case .speech(_, let text) = cue.sound {
            if refused.contains(text) { throw Refusal() }
            for byte in text.utf8 { seed = seed &* 31 &+ UInt64(byte) }
        }
        var generator = SplitMix64(state: seed)
        return Clip(count: Int(cue.frames.count)) { samples in
            for index in samples.indices {
                samples[index] = Int16(truncatingIfNeeded: generator.next() >> 50)
            }
        }
    }
}
