/// How styles look on a terminal.
struct Palette: Sendable {
    /// False where NO_COLOR is set (no-color.org): then there is weight, and no colour.
    let isColoured: Bool

    init(variable: (String) -> String?) { isColoured = (variable("NO_COLOR") ?? "").isEmpty }

    /// The line with its escape sequences.
    func escaped(_ line: ScreenLine) -> String {
        var text = ""
        for run in line.runs where !run.text.isEmpty {
            let code = code(run.style)
            text += code.isEmpty ? run.text : "\u{1B}[\(code)m\(run.text)\u{1B}[0m"
        }
        return text
    }

    private func code(_ style: ScreenLine.Style) -> String {
        switch style {
        case .plain: ""
        case .strong: "1"
        case .accent: isColoured ? "36" : ""
        case .faint: "2"
        case .alarm: isColoured ? "1;33" : "1"
        }
    }
}
