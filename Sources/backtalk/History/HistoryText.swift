import Journal
import Reminders
import Text

/// A history as a terminal shows it, at most 40 columns wide.
struct HistoryText {
    private let weeks: Weeks

    init(_ history: History, weeks: Int) { self.weeks = Weeks(history, weeks) }

    var text: PrintableText {
        let history = weeks.history
        guard !history.days.isEmpty else {
            return "Nothing yet; 'backtalk play' begins it.\n"
        }
        var text: PrintableText = "Days running: \(history.streak)\n"
        let today = CivilDay(number: history.today)
        let month = history.days.filter { $0.number > history.today - 30 }
        let sessions = month.reduce(0) { $0 + $1.done }
        let minutes = weeks.minutes(from: today + -29, to: today + 1)
        text += "Last 30 days: \(sessions) session\(sessions == 1 ? "" : "s"), \(minutes) min\n\n"
        text += "            Mo Tu We Th Fr Sa Su   min\n"
        for monday in weeks.mondays {
            let cells = (0..<7).map { sign(weeks.cell(monday + $0)) }
            let minutes = "\(weeks.minutes(from: monday, to: monday + 7))"
            let row = "\(monday)   \(cells.joined(separator: "  "))"
            let gap = String(repeating: " ", count: max(1, 38 - row.count - minutes.count))
            text += "\(row)\(gap)\(minutes)\n"
        }
        return text + "\n1-9 done  + begun  o day off  . nothing\n"
    }

    private func sign(_ cell: Weeks.Cell) -> String {
        switch cell {
        case .done(let count): "\(min(9, count))"
        case .begun: "+"
        case .off: "o"
        case .nothing: "."
        case .future: " "
        }
    }
}
