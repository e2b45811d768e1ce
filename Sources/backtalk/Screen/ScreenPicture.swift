import Text

/// What is written to draw on a terminal: sequences of our own, and cleaned text between them.
struct ScreenPicture: Sendable, Hashable {
    private(set) var bytes = ""

    init() {}

    /// A sequence by itself.
    init(_ sequence: StaticString) { bytes = "\(sequence)" }

    /// One of ours: only a literal can be one.
    mutating func add(sequence: StaticString) { bytes += "\(sequence)" }

    /// - Parameter row: counted from 0.
    mutating func move(toRow row: Int) { bytes += "\u{1B}[\(row + 1);1H" }

    /// - Parameter style: the numbers of a style as terminals know them; empty for none.
    mutating func add(_ text: PrintableText, style: StaticString) {
        bytes += style.utf8CodeUnitCount == 0 ? "\(text)" : "\u{1B}[\(style)m\(text)\u{1B}[0m"
    }
}
