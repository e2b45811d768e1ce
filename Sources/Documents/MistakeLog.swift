/// Collects the mistakes of one file while it is read, so that all of them can be told at once.
public struct MistakeLog: Sendable {
    /// The file's name as mistakes print it.
    public let file: String
    /// In the order in which they were found.
    public private(set) var mistakes: [Mistake] = []

    /// The texts of the file that will be spoken.
    public private(set) var spoken: [WrittenText] = []

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

    /// Notes a text that will be spoken.
    public mutating func note(spoken text: String, at place: TextPlace) {
        spoken.append(WrittenText(text, file: file, at: place))
    }

    /// The value as a text that will be spoken.
    public mutating func spoken(_ value: YAMLValue, expected: String = "expected a text") -> String? {
        guard let text = text(value, expected: expected) else { return nil }
        note(spoken: text, at: value.place)
        return text
    }

    /// Throws what was collected, if anything was.
    public func finish() throws(Mistakes) {
        if !mistakes.isEmpty { throw Mistakes(mistakes) }
    }
}
