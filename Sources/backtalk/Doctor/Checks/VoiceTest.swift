import Audio
import Practice
import Speech
import Voice

/// What is said to try the voice: the beginning of a session, in its own language.
enum VoiceTest {
    /// English where the voice cannot be read.
    static func sentence(_ patient: Patient) -> String {
        guard let voice = try? patient.voice().voice,
            let routine = try? Catalog.routine(Settings.usualRoutine)
        else {
            return "Welcome."
        }
        return Wording(voice).welcome(routine).text
    }

    /// The sentence; nil where nobody can speak it.
    static func clip(_ patient: Patient) -> Clip? {
        guard let found = try? patient.voice() else { return nil }
        let engines = VoiceEngines(found: found, directories: patient.directories)
        return try? engines.store(cache: nil, report: { _ in }).clip(of: sentence(patient))
    }
}
