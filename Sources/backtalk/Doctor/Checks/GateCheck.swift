import Documents
import Practice
import Reminders

/// What holds reminders back, as far as this desktop tells.
struct GateCheck: HealthCheck {
    let patient: Patient
    var name: String { "reminders" }

    func run() -> [Finding] {
        do {
            let settings = try ReminderShelf(directories: patient.directories).read().settings
            let standing = try GateStanding(gates: settings.gates)
            var what = "they wait for these gates: \(GateStanding.list(standing.working))"
            if !standing.untold.isEmpty {
                what += ". Nothing here tells of these: \(GateStanding.list(standing.untold))"
            }
            return [.good(what)]
        } catch is Mistakes {
            return [
                .warning(
                    "the reminders cannot be read", "'backtalk remind list' names every mistake; mend those")
            ]
        } catch {
            return [.wrong(error)]
        }
    }
}
