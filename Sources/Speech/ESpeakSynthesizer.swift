import Voice

/// eSpeak NG, spoken by up to two `backtalk-espeak` workers that are started when first needed.
public final class ESpeakSynthesizer: Synthesizer {
    public let identity: String

    /// - Parameter worker: the path of `backtalk-espeak`; nil: beside the running executable.
    public init(worker: String? = nil) {
        identity = "espeak-ng"
    }

    public func speak(_ text: String, with settings: EngineSettings) throws(SpeechError) -> RawSpeech {
        throw SpeechError(.engineMissing, "Speech is not built yet.")
    }
}
