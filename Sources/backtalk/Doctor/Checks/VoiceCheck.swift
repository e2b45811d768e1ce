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
            let found = try patient.voice()
            findings.append(.good("\(found.voice.id) has every sentence that a session says"))
            findings += programs(found)
        } catch {
            findings += Finding.mistakes(error)
        }
        for name in shelf.own.names
        where name != patient.voiceChoice.text && !ShippedVoices.ids.contains(name) {
            do {
                guard let path = shelf.own.path(name) else { continue }
                let found = try shelf.read(path)
                findings.append(.good("your own \(name) is complete too"))
                findings += programs(found)
            } catch {
                // Who does not use it is not hindered by it.
                findings += Finding.mistakes(error).map {
                    Finding(verdict: .warning, what: $0.what, advice: $0.advice)
                }
            }
        }
        return findings
    }

    private func programs(_ found: FoundVoice) -> [Finding] {
        let engines = VoiceEngines(found: found, directories: patient.directories)
        return engines.command.map {
            [.good("\(found.voice.id) starts \(AccessReport.command($0)) for every sentence")]
        } ?? []
    }
}
