import Audio
import Scheduler
import Speech

/// The sound of every cue: what is spoken comes from the clip store, chimes and breath tones from the bank.
public struct SpeechSource: ClipSource {
    private let store: ClipStore
    private let bank: SoundBank

    /// - Parameter bank: made once; its opening chime is what a session begins with.
    public init(store: ClipStore, bank: SoundBank = SoundBank()) {
        self.store = store
        self.bank = bank
    }

    /// Throws what the store throws once it has given up on a text: the store retries, this does not.
    public func clip(for cue: Cue) throws -> Clip {
        guard case .speech(_, let text) = cue.sound else { return try bank.clip(for: cue) }
        return try store.clip(of: text)
    }
}
