import Audio
import Synchronization
import Voice

/// One of the engines that speak for a voice, with what is known of it in this session.
final class Speaker: Sendable {
    let synthesizer: any Synthesizer
    private let settings: EngineSettings
    private let sample: String
    private let cache: ClipCache?
    private let level = Mutex<VoiceLevel?>(nil)
    private let known = Mutex<String?>(nil)
    private let state = Mutex(State())
    /// Whether it can speak anything.
    private let hasProven = Mutex(false)
    /// Why the paragraph that the level is measured on could not be spoken.
    private let sampleFailure = Mutex<SpeechError?>(nil)

    private struct State {
        var hasGivenUp = false
        var refused: Set<String> = []
    }

    /// - Parameter sample: the paragraph in the voice's language that its loudness is measured on.
    init(_ synthesizer: any Synthesizer, _ settings: EngineSettings, sample: String, cache: ClipCache?) {
        self.synthesizer = synthesizer
        self.settings = settings
        self.sample = SpokenText.clean(sample)
        self.cache = cache
    }

    /// Whether it is to be asked for this text, cleaned.
    func isReady(for text: String) -> Bool {
        state.withLock { !$0.hasGivenUp && !$0.refused.contains(text) } && synthesizer.speaks(text)
    }

    /// Notes that it failed: for the one text where a recording is at fault, else for the rest of the session.
    /// - Returns: whether this is the first failure.
    func fail(_ text: String, _ error: SpeechError) -> Bool {
        state.withLock { state in
            let isFirst = !state.hasGivenUp && state.refused.isEmpty
            if error.code == .recording { state.refused.insert(text) } else { state.hasGivenUp = true }
            return isFirst
        }
    }

    func key(_ text: String) throws(SpeechError) -> ClipKey {
        ClipKey(
            identity: try identity(), settings: settings, sample: sample, text: text,
            longest: synthesizer.longest(text))
    }

    func clip(of text: String, by maker: inout ClipMaker) throws(SpeechError) -> Clip {
        let raw = try synthesizer.speak(text, with: settings)
        let clip = try maker.clip(from: raw, level: try level(by: &maker))
        let longest = synthesizer.longest(text)
        guard clip.frames <= .seconds(Int64(longest)) else { throw synthesizer.tooLong(text) }
        return clip
    }

    /// The paragraph that the level is measured on, where it could not be spoken, and why.
    var unspokenSample: (text: String, reason: SpeechError)? {
        sampleFailure.withLock { $0 }.map { (sample, $0) }
    }

    private func identity() throws(SpeechError) -> String {
        try known.withLock { (known: inout sending String?) throws(SpeechError) -> String in
            if let known { return known }
            let identity = try synthesizer.identity()
            known = identity
            return identity
        }
    }

    /// Measured when the first clip has to be made; another thread waits for it.
    private func level(by maker: inout ClipMaker) throws(SpeechError) -> VoiceLevel {
        let key = ClipKey.level(identity: try identity(), settings: settings, sample: sample)
        return try level.withLock { (known: inout sending VoiceLevel?) throws(SpeechError) -> VoiceLevel in
            if let known { return known }
            if let kept = cache?.clip(of: key).flatMap(VoiceLevel.init) {
                known = kept
                return kept
            }
            let measured = try maker.level(of: try paragraph())
            _ = cache?.keep(measured.clip, as: key)
            known = measured
            return measured
        }
    }

    /// What the level is measured on: one paragraph that the engine stumbles over is not the end of the voice.
    private func paragraph() throws(SpeechError) -> RawSpeech {
        do throws(SpeechError) {
            return try synthesizer.sample(sample, with: settings)
        } catch  where error.isOfTheText {
            sampleFailure.withLock { $0 = error }
        }
        try proveItself()
        return try synthesizer.sample(Self.anyLanguage, with: settings)
    }

    /// Speaks what every voice can speak, the first time: an engine that fails over that too fails over everything.
    ///
    /// - Throws: `SpeechError`, which lies in no text.
    func proveItself() throws(SpeechError) {
        try hasProven.withLock { (hasProven: inout sending Bool) throws(SpeechError) in
            if hasProven { return }
            do throws(SpeechError) {
                _ = try synthesizer.speak(Self.anyLanguage, with: settings)
            } catch  where error.isOfTheText {
                throw SpeechError(.engineFailed, error.description)
            }
            hasProven = true
        }
    }

    /// Every voice can count.
    private static let anyLanguage = "1, 2, 3, 4, 5, 6, 7, 8, 9, 10."
}
