import Scheduler
import Voice
import WorkerProtocol

/// The name of a clip in the cache: a hash of all that its samples depend on.
struct ClipKey: Hashable, Sendable {
    /// 32 hexadecimal digits.
    let digits: String
    /// How long a clip of this name may be: a longer one is not what it says.
    let longest: Frames

    /// - Parameters:
    ///   - identity: of the synthesizer.
    ///   - sample: what the voice's level is measured on, cleaned.
    ///   - text: cleaned.
    ///   - longest: seconds; nil: what speech of such a text may take.
    init(identity: String, settings: EngineSettings, sample: String, text: String, longest: Int? = nil) {
        let seconds = longest ?? WorkerProtocol.longestSound(characters: text.unicodeScalars.count)
        self.init(
            kind: "clip", identity: identity, settings: settings, sample: sample, text: text,
            longest: .seconds(Int64(seconds)))
    }

    /// The key of a voice's level.
    static func level(identity: String, settings: EngineSettings, sample: String) -> ClipKey {
        ClipKey(
            kind: "level", identity: identity, settings: settings, sample: sample, text: "",
            longest: VoiceLevel.frames)
    }

    private init(
        kind: String, identity: String, settings: EngineSettings, sample: String, text: String,
        longest: Frames
    ) {
        self.longest = longest
        var hash = Hash()
        for field in [kind, ClipMaker.version, identity, settings.voice] { hash.add(field) }
        for number in [settings.rate, settings.pitch, settings.range, settings.wordGap] { hash.add(number) }
        hash.add(settings.respelled.count)
        for (word, spelling) in settings.respelled.sorted(by: { $0.key < $1.key }) {
            hash.add(word)
            hash.add(spelling)
        }
        hash.add(sample)
        hash.add(text)
        digits = hash.digits()
    }
}
