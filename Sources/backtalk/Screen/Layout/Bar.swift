/// A bar of whole cells.
struct Bar {
    /// 0 to 1.
    let fraction: Double
    let width: Int

    /// Its beginning is full as soon as a half of a cell is.
    func line(_ glyphs: Glyphs) -> ScreenLine {
        let full = Int((min(max(0, fraction), 1) * Double(width)).rounded())
        var line = ScreenLine()
        line.add(String(repeating: glyphs.full, count: full), .accent)
        line.add(String(repeating: glyphs.empty, count: width - full), .faint)
        return line
    }
}
