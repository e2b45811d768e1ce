extension String {
    /// The words of the text in lines of at most `width` columns; a word that is longer is cut. No lines for no words.
    func wrapped(to width: Int) -> [String] {
        guard width > 0 else { return [] }
        var lines: [String] = []
        var line = ""
        for word in split(separator: " ") {
            var rest = word
            if !line.isEmpty, line.columns + 1 + rest.reduce(0, { $0 + $1.columns }) <= width {
                line += " " + rest
                continue
            }
            if !line.isEmpty { lines.append(line) }
            line = ""
            while !rest.isEmpty {
                let part = String(rest).fitting(width)
                // A character that is wider than the line takes one of its own.
                let count = max(1, part.count)
                line = part.isEmpty ? "" : String(part)
                rest = rest.dropFirst(count)
                if !rest.isEmpty { lines.append(line) }
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }
}
