import Audio
import Scheduler

/// A click for every spoken line, and our own chimes.
struct ClickSource: ClipSource {
    struct Refusal: Error, CustomStringConvertible {
        var description: String { "no voice" }
    }

    private let bank = SoundBank()
    /// Texts for which there is no sound.
    var refused: Set<String> = []

    func clip(for cue: Cue) throws -> Clip {
        guard case .speech(_, let text) = cue.sound else { return try bank.clip(for: cue) }
        if refused.contains(text) { throw Refusal() }
        return Clip(count: Int(cue.frames.count)) { samples in
            for index in samples.indices { samples[index] = index % 2 == 0 ? 20_000 : -20_000 }
        }
    }
}
