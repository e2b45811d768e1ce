import Journal
import Reminders

/// A history as a picture: a column a week, a square a day, the darker the more was done.
struct HistorySVG {
    private static let cell = 14
    private static let gap = 3
    private static let left = 34
    private static let top = 40
    private static let step = cell + gap

    private let weeks: Weeks

    init(_ history: History, weeks: Int) { self.weeks = Weeks(history, weeks) }

    var text: String {
        let width = max(220, Self.left + weeks.mondays.count * Self.step + Self.gap)
        let height = Self.top + 7 * Self.step + Self.gap
        var svg = """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
            viewBox="0 0 \(width) \(height)" font-family="sans-serif" font-size="11" fill="#333">
            <title>Days running: \(weeks.history.streak)</title>
            <rect width="\(width)" height="\(height)" fill="#fff"/>
            <text x="4" y="16">Days running: \(weeks.history.streak)</text>

            """
        for (row, name) in ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"].enumerated() {
            svg += "<text x=\"4\" y=\"\(Self.top + row * Self.step + 11)\">\(name)</text>\n"
        }
        for (column, monday) in weeks.mondays.enumerated() {
            let x = Self.left + column * Self.step
            let (_, month, day) = monday.parts
            if day <= 7 { svg += "<text x=\"\(x)\" y=\"32\">\(Self.months[month - 1])</text>\n" }
            for row in 0..<7 { svg += square(monday + row, x: x, y: Self.top + row * Self.step) }
        }
        return svg + "</svg>\n"
    }

    private func square(_ day: CivilDay, x: Int, y: Int) -> String {
        let cell = weeks.cell(day)
        guard cell != .future else { return "" }
        return """
            <rect x="\(x)" y="\(y)" width="\(Self.cell)" height="\(Self.cell)" rx="2" fill="\(fill(cell))">\
            <title>\(day): \(words(cell, day))</title></rect>

            """
    }

    private func fill(_ cell: Weeks.Cell) -> String {
        switch cell {
        case .done(1): "#7fb08a"
        case .done: "#3d7a4b"
        case .begun: "#cfe3d3"
        case .off: "#b9c6e6"
        case .nothing, .future: "#eeeeee"
        }
    }

    private func words(_ cell: Weeks.Cell, _ day: CivilDay) -> String {
        let minutes = weeks.minutes(from: day, to: day + 1)
        return switch cell {
        case .done(let count): "\(count) done, \(minutes) min"
        case .begun: "begun, \(minutes) min"
        case .off: "day off"
        case .nothing, .future: "nothing"
        }
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
