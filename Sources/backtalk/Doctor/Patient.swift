import Practice
import Voice

/// What is examined: the folders and wishes of a person, as far as they can be read.
struct Patient: Sendable {
    let directories: Directories
    /// Nothing is played.
    let isQuiet: Bool
    /// The device that was asked for on the command line.
    let device: String?

    /// What the configuration says; nothing where it cannot be read, which its own check tells.
    var configuration: Configuration { (try? ConfigurationFile.read(directories)) ?? Configuration() }

    var voiceChoice: VoiceChoice {
        configuration.preferences.voice ?? VoiceChoice(typed: Settings.usualVoice)
    }

    /// - Throws: what is wrong with it.
    func voice() throws -> FoundVoice { try VoiceShelf(directories: directories).voice(voiceChoice) }

    /// Every check, in the order in which a session needs what they look at.
    var checks: [any HealthCheck] {
        [
            ConfigurationCheck(patient: self), RoutineCheck(patient: self), VoiceCheck(patient: self),
            WorkerCheck(patient: self), CacheCheck(directories: directories),
            JournalCheck(directories: directories), SessionCheck(directories: directories),
            SoundCheck(patient: self), BusCheck(variable: Terminal.variable),
            UnitCheck(directories: directories, variable: Terminal.variable), GateCheck(patient: self),
        ]
    }
}
