import ArgumentParser
import Practice

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Name every mistake of your routine files.")

    @Argument(help: "Routine files.")
    var files: [String]

    func run() throws {
        let shelf = RoutineShelf(directories: Directories())
        var isWrong = false
        for file in files {
            do {
                let routine = try shelf.read(file, id: nil)
                print("\(file): \(routine.name), \(routine.entries.count) entries, no mistakes")
            } catch let mistakes as Mistakes {
                isWrong = true
                StandardError.write(mistakes.description + "\n")
            } catch let complaint as Complaint {
                isWrong = true
                StandardError.write("backtalk: \(complaint.sentence)\n")
            }
        }
        if isWrong { throw EndOfSession(code: .wrongInput) }
    }
}
