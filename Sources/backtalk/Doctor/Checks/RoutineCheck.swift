import Practice

/// The configured routine and every one of the person's own can be played.
struct RoutineCheck: HealthCheck {
    let patient: Patient
    var name: String { "routines" }

    func run() -> [Finding] {
        let shelf = RoutineShelf(directories: patient.directories)
        var findings: [Finding] = []
        let usual = patient.configuration.routine ?? Settings.usualRoutine
        do {
            findings.append(.good("'backtalk play' plays \(try shelf.routine(usual).title)"))
        } catch {
            findings += Finding.mistakes(error)
        }
        var right = 0
        for name in shelf.own.names where name != usual {
            guard let path = shelf.own.path(name) else { continue }
            do {
                _ = try shelf.read(path)
                right += 1
            } catch {
                findings += Finding.mistakes(error)
            }
        }
        if right > 0 {
            findings.append(.good("\(right) of your own \(right == 1 ? "has" : "have") no mistakes"))
        }
        return findings
    }
}
