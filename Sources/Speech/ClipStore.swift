import Audio
import Scheduler
import Voice

/// The clips of one voice: found in the cache or made. Calls block, and may come from several threads at once.
public final class ClipStore: Sendable {
    private let synthesizer: any Synthesizer
    private let settings: EngineSettings

    /// - Parameter cache: the directory of the clip cache, `$XDG_CACHE_HOME/backtalk/clips`; nil: keep all clips in
    ///   memory. It is created when the first clip is kept; a directory that cannot be used costs time alone.
    public init(synthesizer: any Synthesizer, settings: EngineSettings, cache: String?) {
        self.synthesizer = synthesizer
        self.settings = settings
    }

    /// How long each text sounds. What is missing is made, on two threads.
    /// - Throws: `SpeechError` for the first text that could not be spoken.
    public func lengths(of texts: [String]) throws(SpeechError) -> [String: Frames] {
        throw SpeechError(.engineMissing, "Speech is not built yet.")
    }

    /// The sound of a text.
    public func clip(of text: String) throws(SpeechError) -> Clip {
        throw SpeechError(.engineMissing, "Speech is not built yet.")
    }
}
