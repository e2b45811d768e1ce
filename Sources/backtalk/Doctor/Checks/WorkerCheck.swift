import Speech
import Voice

/// The speech worker starts, and gives the same bytes for the same words.
struct WorkerCheck: HealthCheck {
    let patient: Patient
    var name: String { "worker" }
    var deadline: Int { 25 }

    func run() -> [Finding] {
        do {
            // A voice that cannot be read has its own check.
            let settings = (try? patient.voice())?.voice.engine ?? EngineSettings(voice: Settings.usualVoice)
            let trial = try WorkerTrial.run(VoiceTest.sentence(patient), with: settings)
            let engine = "eSpeak NG \(trial.version), with its data in \(trial.dataPath)"
            guard trial.samples > 0 else {
                return [.wrong("\(engine), speaks nothing", "install espeak-ng-data again")]
            }
            guard trial.isRepeatable else {
                return [
                    .warning(
                        "\(engine), sounds different each time", "report it: clips are made anew more often")
                ]
            }
            return [.good("\(engine), speaks in \(trial.milliseconds) ms, twice the same")]
        } catch {
            return [.wrong(error)]
        }
    }
}
