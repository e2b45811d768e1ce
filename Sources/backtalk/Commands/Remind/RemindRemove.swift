import ArgumentParser

struct RemindRemove: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Take out a reminder that was added.")

    @Argument(help: "Its number in 'backtalk remind list'.")
    var number: Int

    func run() throws {
        let rule = try ReminderShelf(directories: Directories()).remove(number)
        try StandardOutput.write("Taken out: \(rule)\n")
    }
}
