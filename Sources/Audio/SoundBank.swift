import Scheduler
import Synchronization

/// The sounds that Backtalk makes itself, chimes and breath tones, each made once; speech comes from elsewhere.
public final class SoundBank: ClipSource {
    private enum Key: Hashable {
        case chime(ChimeRole)
        case breath(BreathRole, Frames)
    }

    /// Thrown for a speech cue when the bank was made without speech.
    public struct NoSpeech: Error, Sendable, Hashable {
        public let text: String
    }

    private let speech: (any ClipSource)?
    private let made = Mutex<[Key: Clip]>([:])

    /// `speech` answers for the cues that are spoken.
    public init(speech: (any ClipSource)? = nil) {
        self.speech = speech
    }

    public func clip(for cue: Cue) throws -> Clip {
        switch cue.sound {
        case .chime(let role): chime(role)
        case .breath(let role): breath(role, frames: cue.frames)
        case .speech(_, let text):
            if let speech { try speech.clip(for: cue) } else { throw NoSpeech(text: text) }
        }
    }

    public func chime(_ role: ChimeRole) -> Clip {
        remembered(.chime(role)) { ChimeSynthesizer.clip(role) }
    }

    public func breath(_ role: BreathRole, frames: Frames) -> Clip {
        remembered(.breath(role, frames)) { BreathSynthesizer.clip(role, frames: frames) }
    }

    /// Made outside the lock, so that the opening never waits for a long breath; of two made at once the first stays.
    private func remembered(_ key: Key, make: () -> Clip) -> Clip {
        if let clip = made.withLock({ $0[key] }) { return clip }
        let clip = make()
        return made.withLock { made in
            if let first = made[key] { return first }
            made[key] = clip
            return clip
        }
    }
}
