import Audio
import Player
import Scheduler
import Synchronization

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

extension Timeline {
    /// The opening, and after it a click at each of `frames`.
    static func clicks(_ frames: [Int64], end: Int64, chime hasChime: Bool = true) -> Timeline {
        let chime = Cue(frame: .zero, frames: Frames(50_000), sound: .chime(.open))
        let clicks = frames.enumerated().map { index, frame in
            Cue(frame: Frames(frame), frames: Frames(48), sound: .speech(.instruction, "click \(index)"))
        }
        return Timeline(
            routine: "clicks", voice: "none", level: .steady, talk: .full, breath: .off,
            cues: (hasChime ? [chime] : []) + clicks,
            spans: [
                Span(frame: .zero, frames: min(openingFrames, Frames(end)), kind: .opening),
                Span(frame: openingFrames, frames: Frames(end) - openingFrames, kind: .instruction),
            ].filter { $0.frames > .zero })
    }
}

/// Collects what a session lets be seen, and answers it.
final class Audience: Sendable {
    private let seen = Mutex<[Observation]>([])

    var observations: [Observation] { seen.withLock { $0 } }
    var begun: [Cue] { observations.flatMap(\.begun) }

    func watch(_ observation: Observation) { seen.withLock { $0.append(observation) } }
}
