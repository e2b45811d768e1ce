import Practice

/// What a language does to words in a sentence: how it counts, and what becomes of left and right.
public struct Grammar: Sendable, Hashable {
    public let plural: PluralRule
    public let numerals: Numerals
    /// The words for left and right as `{side}` and `{other}` fill them.
    public let sides: [Side: WordForms]
    public let quantities: [Quantity: Plural]
    /// "and", as it joins the last of a list.
    public let and: String

    public init(
        plural: PluralRule, numerals: Numerals, sides: [Side: WordForms], quantities: [Quantity: Plural],
        and: String
    ) {
        self.plural = plural
        self.numerals = numerals
        self.sides = sides
        self.quantities = quantities
        self.and = and
    }

    /// "twenty-one seconds"
    func counted(_ quantity: Quantity, _ n: Int) -> String {
        guard let template = quantities[quantity]?.template(n, plural) else { return numerals.word(n) }
        return template.filled { _, form in numerals.word(n, form) }
    }

    /// "a mat, a pillow and a book"
    func joined(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.last ?? "" }
        return words.dropLast().joined(separator: ", ") + " \(and) " + last
    }
}
