import Voice
import WorkerProtocol

/// A speech engine: the text of one cue and a voice's settings become one mono sound.
///
/// The same text and settings give the same samples, whatever was spoken before. Calls block, and may come from
/// several threads at once.
public protocol Synthesizer: Sendable {
    /// What besides text and settings decides how it sounds: the engine, its version and its own files. It is asked
    /// before any clip is looked up, so it should not need a running engine.
    /// - Throws: `SpeechError` when the engine has to be asked and is not there.
    func identity() throws(SpeechError) -> String

    /// Whether it has a sound for this text, which may not be there for every one.
    func speaks(_ text: String) -> Bool

    /// - Parameter text: plain words, cleaned by `SpokenText.clean`; never markup.
    /// - Throws: `SpeechError` when there is no such voice or the engine cannot speak.
    func speak(_ text: String, with settings: EngineSettings) throws(SpeechError) -> RawSpeech

    /// Seconds that a text may sound at most; a clip that is longer is none of it.
    func longest(_ text: String) -> Int

    /// The error of a text that sounded longer than `longest`.
    func tooLong(_ text: String) -> SpeechError

    /// Breaks off what is being spoken, on whatever thread, and refuses what is asked later: with the code `stopped`.
    func stop()

    /// What its loudness is measured on; `text` is the voice's own paragraph for it.
    func sample(_ text: String, with settings: EngineSettings) throws(SpeechError) -> RawSpeech
}

extension Synthesizer {
    public func speaks(_ text: String) -> Bool { true }

    public func longest(_ text: String) -> Int {
        WorkerProtocol.longestSound(characters: text.unicodeScalars.count)
    }

    public func tooLong(_ text: String) -> SpeechError {
        SpeechError(
            .tooLong,
            "It sounds longer than the \(longest(text)) s that a text of its length may take. Split it.")
    }

    public func stop() {}

    public func sample(_ text: String, with settings: EngineSettings) throws(SpeechError) -> RawSpeech {
        try speak(text, with: settings)
    }
}
