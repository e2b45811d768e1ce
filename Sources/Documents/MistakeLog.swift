/// Collects the mistakes of one file while it is read, so that all of them can be told at once.
public struct MistakeLog: Sendable {
    /// The file's name as mistakes print it.
    public let file: String
    /// In the order in which they were found.
    public private(set) var mistakes: [Mistake] = []

    public init(file: String) { self.file = file }

    public var isEmpty: Bool { mistakes.isEmpty }

    /// Notes a mistake; `wrong` and `expected` are clauses as in `Mistake`.
    public mutating func add(
        _ place: TextPlace, _ wrong: String, expected: String, nearest: String? = nil
    ) {
        mistakes.append(
            Mistake(
                file: file, line: place.line, column: place.column, wrong: wrong, expected: expected,
                nearest: nearest))
    }

    /// Throws what was collected, if anything was.
    public func finish() throws(Mistakes) {
        if !mistakes.isEmpty { throw Mistakes(mistakes) }
    }
}
