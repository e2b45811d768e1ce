import Documents
import Foundation
import Practice

/// config.yaml parses, and what it names is there.
struct ConfigurationCheck: HealthCheck {
    let patient: Patient
    var name: String { "config" }

    func run() -> [Finding] {
        let path = patient.directories.configFile
        guard FileManager.default.fileExists(atPath: path) else {
            return [.good("there is no '\(path)', so the defaults are used")]
        }
        do {
            _ = try ConfigurationFile.readWithReminders(path)
            return [.good("'\(path)' has no mistakes")]
        } catch {
            return Finding.mistakes(error)
        }
    }
}

extension Finding {
    /// One for each mistake of a file.
    static func mistakes(_ error: any Error) -> [Finding] {
        guard let mistakes = error as? Mistakes else { return [.wrong(error)] }
        return mistakes.all.map { mistake in
            .wrong(mistake.sentence, mistake.nearest.map { "did you mean '\($0)'?" } ?? "correct it there")
        }
    }
}
