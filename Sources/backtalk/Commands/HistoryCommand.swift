import ArgumentParser
import Journal
import Text

struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Show what was done: a calendar of the last weeks.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, svg
    }

    @Option(help: "How many weeks, 1 to 520.", transform: Self.weeks)
    var weeks = 8

    @Option(help: "How it is printed; json has every day of the journal.")
    var format = Format.text

    func run() throws {
        let journal = try ReminderJournal(directories: Directories()).open()
        let today = Moment.now.day
        let history = try journal?.history(today: today) ?? History(sessions: [], daysOff: [], today: today)
        switch format {
        case .text: try StandardOutput.write(HistoryText(history, weeks: weeks).text)
        case .json: try StandardOutput.write(PrintableText(lines: try HistoryJSON(history).text))
        case .svg: try StandardOutput.write(PrintableText(lines: HistorySVG(history, weeks: weeks).text))
        }
    }

    private static func weeks(_ text: String) throws -> Int {
        if let weeks = Int(text), (1...520).contains(weeks) { return weeks }
        throw ValidationError("give a whole number from 1 to 520")
    }
}
