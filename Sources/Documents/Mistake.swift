/// One mistake in a file that a person wrote: where, what is wrong, what was expected.
public struct Mistake: Error, Sendable, Hashable {
    public let file: String
    /// Counted from 1.
    public let line: Int
    /// Counted from 1, in Unicode code points; a byte order mark does not count.
    public let column: Int
    /// What is wrong, as a clause: "unknown key 'repet'".
    public let wrong: String
    /// What was expected, as a clause: "expected hold, repeat or for".
    public let expected: String
    /// The nearest known name.
    public let nearest: String?

    public init(
        file: String, line: Int, column: Int, wrong: String, expected: String, nearest: String? = nil
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.wrong = wrong
        self.expected = expected
        self.nearest = nearest
    }
}

extension Mistake: CustomStringConvertible {
    /// `file:line:column: what is wrong; expected …; did you mean 'x'?`
    public var description: String {
        sentence + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    }

    /// The same without the nearest name.
    public var sentence: String { "\(file):\(line):\(column): \(wrong); \(expected)" }
}

/// Every mistake of a file, in the order of their places.
public struct Mistakes: Error, Sendable, Hashable, CustomStringConvertible {
    public let all: [Mistake]

    public init(_ all: [Mistake]) {
        self.all = all.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    }

    public var description: String { all.map(\.description).joined(separator: "\n") }
}
