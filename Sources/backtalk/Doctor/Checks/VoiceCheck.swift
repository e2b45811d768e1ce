import Practice
import Voice

/// The chosen voice and the person's own ones are complete.
struct VoiceCheck: HealthCheck {
    let patient: Patient
    var name: String { "voice" }

    func run() -> [Finding] {
        let shelf = VoiceShelf(directories: patient.directories)
        var findings: [Finding] = []
        do {
            let voice = try patient.voice()
            findings.append(.good("\(voice.id) has every sentence that a session says"))
        } catch {
            findings += Finding.mistakes(error)
        }
        for name in shelf.own.names where name != patient.voiceName && !ShippedVoices.ids.contains(name) {
            do {
                _ = try shelf.voice(name)
                findings.append(.good("your own \(name) is complete too"))
            } catch {
                // Who does not use it is not hindered by it.
                findings += Finding.mistakes(error).map {
                    Finding(verdict: .warning, what: $0.what, advice: $0.advice)
                }
            }
        }
        return findings
    }
}
