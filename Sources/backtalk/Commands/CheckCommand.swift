import ArgumentParser
import Practice

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Name every mistake of your routine files.")

    @Argument(help: ArgumentHelp("Routine files.", valueName: "file"))
    var files: [String]

    func run() throws {
        let shelf = RoutineShelf(directories: Directories())
        var isWrong = false
        for file in files {
            do {
                let routine = try shelf.read(file)
                let count = routine.entries.count
                try StandardOutput.write(
                    "\(file): \(routine.name), \(count) \(count == 1 ? "entry" : "entries"), no mistakes\n")
            } catch let mistakes as Mistakes {
                isWrong = true
                StandardError.write(mistakes.description + "\n")
            } catch let complaint as Complaint where complaint.code == .wrongInput {
                isWrong = true
                StandardError.write("backtalk: \(complaint.sentence)\n")
            }
        }
        if isWrong { throw EndOfSession(code: .wrongInput) }
    }
}
