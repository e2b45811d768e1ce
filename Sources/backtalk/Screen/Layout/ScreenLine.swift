/// One line of the screen: pieces of text, each in a style.
struct ScreenLine: Sendable, Hashable {
    /// Colour is an accent: what it says stands in the words too.
    enum Style: Sendable, Hashable {
        case plain, strong, accent, faint, alarm
    }

    struct Run: Sendable, Hashable {
        var text: String
        var style: Style
    }

    var runs: [Run]

    init(_ runs: [Run] = []) { self.runs = runs }

    init(_ text: String, _ style: Style = .plain) { runs = [Run(text: text, style: style)] }

    static let blank = ScreenLine()

    var text: String { runs.map(\.text).joined() }

    var columns: Int { runs.reduce(0) { $0 + $1.text.columns } }

    mutating func add(_ text: String, _ style: Style = .plain) { runs.append(Run(text: text, style: style)) }

    /// As much as fits into `width` columns.
    func clipped(to width: Int, _ glyphs: Glyphs) -> ScreenLine {
        var room = width
        var line = ScreenLine()
        for run in runs where room > 0 {
            let text = run.text.clipped(to: room, ellipsis: glyphs.ellipsis)
            line.add(text, run.style)
            room -= text.columns
        }
        return line
    }
}
