/// Turns lines into what is written to the terminal: those that have changed, and no others.
struct Painter: Sendable {
    private let palette: Palette
    private var shown: [ScreenLine] = []
    private var size: ScreenSize?

    init(palette: Palette) { self.palette = palette }

    /// What to write, in one piece; empty where nothing has changed.
    mutating func paint(_ lines: [ScreenLine], size: ScreenSize) -> String {
        var bytes = ""
        if size != self.size {
            // A resized terminal has moved what stood on it.
            bytes = "\u{1B}[2J"
            shown = Array(repeating: .blank, count: lines.count)
            self.size = size
        }
        for (row, line) in lines.enumerated() where shown[row] != line {
            bytes += "\u{1B}[\(row + 1);1H\(palette.escaped(line))"
            // In the last column the cursor stays on what was written there.
            if line.columns < size.columns { bytes += "\u{1B}[K" }
        }
        shown = lines
        return bytes
    }

    /// What stands on the terminal is no longer known.
    mutating func forget() { size = nil }
}
