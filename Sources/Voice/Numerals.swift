/// The words for numbers.
public struct Numerals: Sendable, Hashable {
    /// The words for 1, 2, 3 … as one counts; beyond them digits are spoken.
    public let words: [String]
    /// Where a form differs: the words of "feminine", "ordinal" and others, by their number.
    public let forms: [String: [Int: String]]

    public init(_ words: [String], forms: [String: [Int: String]] = [:]) {
        self.words = words
        self.forms = forms
    }

    /// The word for `n`; a form that does not name it shares the word one counts with.
    func word(_ n: Int, _ form: String? = nil) -> String {
        if let form, let word = forms[form]?[n] { return word }
        return words.indices.contains(n - 1) ? words[n - 1] : String(n)
    }
}
