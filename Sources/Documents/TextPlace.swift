/// A place in a file that a person wrote.
public struct TextPlace: Sendable, Hashable, Comparable {
    /// Counted from 1.
    public let line: Int
    /// Counted from 1, in Unicode code points; a byte order mark does not count.
    public let column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    public static let start = TextPlace(line: 1, column: 1)

    public static func < (a: TextPlace, b: TextPlace) -> Bool {
        (a.line, a.column) < (b.line, b.column)
    }
}
