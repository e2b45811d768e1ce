import Documents
import Practice

/// Reads how a language counts, and what becomes of left and right.
struct GrammarReader {
    /// What the file's templates may use; known as soon as sides and numbers are read.
    private(set) var blanks = Blanks.none

    static let keys = ["sides", "and", "numbers", "number-forms", "plural", "quantities"]

    mutating func read(_ file: YAMLMapping, _ log: inout MistakeLog) -> Grammar? {
        let sides = log.required("sides", in: file, expected: "expected the words for left and right")
            .flatMap { self.sides($0, &log) }
        let words = log.required("numbers", in: file, expected: "expected the words for one, two, three …")
            .flatMap { numbers($0, &log) }
        let forms = file["number-forms"].map { numberForms($0, &log) } ?? [:]
        let plural =
            file["plural"].map { log.choice($0, "plural rule", of: PluralRule.self) } ?? PluralRule.one
        let quantities = log.required("quantities", in: file, expected: "expected what is counted")
            .flatMap { value in plural.map { self.quantities(value, $0, &log) } }
        let and = log.required("and", in: file, expected: "expected the word for 'and'")
            .flatMap { log.spokenWord($0, expected: "expected the word for 'and'") }
        guard let sides, let words, let forms, let plural, let quantities, let and else { return nil }
        return Grammar(
            plural: plural, numerals: Numerals(words, forms: forms), sides: sides, quantities: quantities,
            and: and)
    }

    /// A word for each side, or the forms of each: the same ones on both.
    private mutating func sides(_ value: YAMLValue, _ log: inout MistakeLog) -> [Side: WordForms]? {
        let expected = "expected a word for the side, or its forms"
        let count = log.mistakes.count
        var places: [Side: TextPlace] = [:]
        let sides = log.every(Side.self, in: value, expected: expected) { log, side, value -> WordForms? in
            places[side] = value.place
            guard case .mapping(let mapping) = value.content else {
                return log.spokenWord(value, expected: expected).map { WordForms($0) }
            }
            var forms: [String: String] = [:]
            for field in mapping.fields { forms[field.key] = log.spokenWord(field.value, expected: expected) }
            return WordForms(forms["plain"], forms: forms)
        }
        guard log.mistakes.count == count, let left = sides[.left], let right = sides[.right] else {
            blanks.sideForms = nil
            return nil
        }
        let names = Set(left.forms.keys)
        guard names == Set(right.forms.keys), (left.plain == nil) == (right.plain == nil) else {
            log.add(
                places[.right] ?? value.place, "the right has other forms than the left",
                expected: names.isEmpty ? "expected one word" : "expected \(MistakeLog.list(names.sorted()))")
            blanks.sideForms = nil
            return nil
        }
        blanks.sideForms = names
        blanks.sidesArePlain = left.plain != nil
        return sides
    }

    private func numbers(_ value: YAMLValue, _ log: inout MistakeLog) -> [String]? {
        log.sequence(value, expected: "expected a list of words, from one on")?
            .compactMap { log.spokenWord($0, expected: "expected the word for a number") }
    }

    /// Each form with a list of words from one on, or the words of the numbers where it differs.
    private mutating func numberForms(
        _ value: YAMLValue, _ log: inout MistakeLog
    ) -> [String: [Int: String]]? {
        let expected = "expected the numbers that differ, each with its word"
        guard let mapping = log.mapping(value, expected: "expected forms, each with its words") else {
            blanks.numberForms = nil
            return nil
        }
        var forms: [String: [Int: String]] = [:]
        for field in mapping.fields {
            if case .sequence = field.value.content {
                let words = numbers(field.value, &log) ?? []
                forms[field.key] = Dictionary(
                    uniqueKeysWithValues: words.enumerated().map { ($0.offset + 1, $0.element) })
            } else if let words = log.mapping(field.value, expected: expected) {
                forms[field.key] = [:]
                for word in words.fields {
                    guard let number = number(word, &log) else { continue }
                    forms[field.key]?[number] = log.spokenWord(word.value, expected: "expected the word")
                }
            }
        }
        blanks.numberForms = Set(mapping.fields.map(\.key))
        return forms
    }

    private func number(_ field: YAMLField, _ log: inout MistakeLog) -> Int? {
        if let number = Int(field.key), (1...1_000).contains(number) { return number }
        log.add(
            field.place, "found \(MistakeLog.quoted(field.key))",
            expected: "expected a whole number from 1 to 1000")
        return nil
    }

    /// Every form that the plural rule tells apart, and single numbers that have words of their own.
    private func quantities(
        _ value: YAMLValue, _ plural: PluralRule, _ log: inout MistakeLog
    ) -> [Quantity: Plural] {
        let known = plural.categories.map(\.rawValue)
        let expected = "expected \(MistakeLog.list(known).replacing(" or ", with: " and "))"
        return log.every(Quantity.self, in: value, expected: expected) { log, _, value in
            guard let mapping = log.mapping(value, expected: expected) else { return nil }
            var exact: [Int: Template] = [:]
            for field in mapping.fields where !known.contains(field.key) {
                guard let number = Int(field.key), number > 0 else {
                    log.add(
                        field.place, "unknown key \(MistakeLog.quoted(field.key))",
                        expected: "\(expected), or a number",
                        nearest: NearestName.of(field.key, among: known))
                    continue
                }
                exact[number] = log.template(field.value, blanks.with([.n]))
            }
            var forms: [PluralRule.Category: Template] = [:]
            for category in plural.categories {
                let value = log.required(
                    category.rawValue, in: mapping, expected: "expected the words for this number of them")
                guard let value, let template = log.template(value, blanks.with([.n])) else { continue }
                // Only what stands for a single number may do without it.
                if plural.isSeveral(category), !template.places.contains(.n) {
                    log.add(value.place, "the number is missing", expected: "expected '{n}' in the words")
                }
                forms[category] = template
            }
            return Plural(forms, exact: exact)
        }
    }
}

extension PluralRule {
    /// Whether more than one number above 0 takes the form.
    fileprivate func isSeveral(_ category: Category) -> Bool { category != .one || self == .russian }
}
