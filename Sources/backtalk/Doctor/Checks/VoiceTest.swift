import Audio
import Practice
import Speech
import Voice

/// What is said to try the voice: the beginning of a session, in its own language.
enum VoiceTest {
    /// English where the voice cannot be read.
    static func sentence(_ patient: Patient) -> String {
        guard let voice = try? patient.voice(), let routine = try? Catalog.routine(Settings.usualRoutine)
        else {
            return "Welcome."
        }
        return Wording(voice).welcome(routine).text
    }

    /// The sentence; nil where nobody can speak it.
    static func clip(_ patient: Patient) -> Clip? {
        guard let voice = try? patient.voice() else { return nil }
        let store = ClipStore(synthesizer: ESpeakSynthesizer(), settings: voice.engine, cache: nil)
        return try? store.clip(of: sentence(patient))
    }
}
