/// Turns lines into what is written to the terminal: those that have changed, and no others.
struct Painter: Sendable {
    private let palette: Palette
    private var shown: [ScreenLine] = []
    private var size: ScreenSize?

    init(palette: Palette) { self.palette = palette }

    /// What to write, in one piece; empty where nothing has changed.
    mutating func paint(_ lines: [ScreenLine], size: ScreenSize) -> ScreenPicture {
        var picture = ScreenPicture()
        if size != self.size {
            // A resized terminal has moved what stood on it.
            picture.add(sequence: "\u{1B}[2J")
            shown = Array(repeating: .blank, count: lines.count)
            self.size = size
        }
        for (row, line) in lines.enumerated() where shown[row] != line {
            picture.move(toRow: row)
            palette.paint(line, on: &picture)
            // In the last column the cursor stays on what was written there.
            if line.columns < size.columns { picture.add(sequence: "\u{1B}[K") }
        }
        shown = lines
        return picture
    }

    /// What stands on the terminal is no longer known.
    mutating func forget() { size = nil }
}
