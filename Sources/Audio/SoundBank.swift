import Practice
import Scheduler
import Synchronization

/// The sounds that Backtalk makes itself, chimes and what leads the breath, each made once; speech comes from elsewhere.
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
    private let chimes: ChimeSet
    private let breathSound: BreathSound
    private let report: @Sendable (String) -> Void
    private let made = Mutex<[Key: Clip]>([:])

    /// - Parameters:
    ///   - speech: answers for the cues that are spoken; with `.words` those that lead the breath are among them.
    ///   - report: hears a sentence for the person about a chime of theirs that cannot be played, on the thread that loads.
    public init(
        speech: (any ClipSource)? = nil, chimes: ChimeSet = ChimeSet(), breathSound: BreathSound = .tone,
        report: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.speech = speech
        self.chimes = chimes
        self.breathSound = breathSound
        self.report = report
    }

    public func clip(for cue: Cue) throws -> Clip {
        switch cue.sound {
        case .chime(let role): chime(role)
        case .breath(let role):
            if breathSound == .words, role != .hold, let speech {
                try speech.clip(for: cue)
            } else {
                breath(role, frames: cue.frames)
            }
        case .speech(_, let text):
            if let speech { try speech.clip(for: cue) } else { throw NoSpeech(text: text) }
        }
    }

    public func chime(_ role: ChimeRole) -> Clip {
        remembered(.chime(role)) {
            own(role) ?? ChimeSynthesizer.clip(role, of: chimes.family, pitch: chimes.pitch)
        }
    }

    public func breath(_ role: BreathRole, frames: Frames) -> Clip {
        remembered(.breath(role, frames)) { BreathSynthesizer.clip(role, frames: frames, sound: breathSound) }
    }

    private func own(_ role: ChimeRole) -> Clip? {
        guard let path = chimes.own[role] else { return nil }
        do throws(MusicError) {
            return try OwnChime.clip(role, from: path)
        } catch {
            report("\(error); the \(role.rawValue) chime is ours instead.")
            return nil
        }
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
