import Text

/// How styles look on a terminal.
struct Palette: Sendable {
    /// False where NO_COLOR is set (no-color.org): then there is weight, and no colour.
    let isColoured: Bool

    init(variable: (String) -> String?) { isColoured = (variable("NO_COLOR") ?? "").isEmpty }

    /// Adds the line with the sequences of its styles. What was laid out is clean already, and stays as wide as it is.
    func paint(_ line: ScreenLine, on picture: inout ScreenPicture) {
        for run in line.runs where !run.text.isEmpty {
            picture.add(PrintableText(line: run.text), style: code(run.style))
        }
    }

    private func code(_ style: ScreenLine.Style) -> StaticString {
        switch style {
        case .plain: ""
        case .strong: "1"
        case .accent: isColoured ? "36" : ""
        case .faint: "2"
        case .alarm: isColoured ? "1;33" : "1"
        }
    }
}
