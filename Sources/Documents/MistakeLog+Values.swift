import Text

/// What readers of a tree ask of its values. Each notes a mistake and returns nil where it gets something else;
/// a value that was refused before is passed over in silence.
extension MistakeLog {
    /// The value as a mapping; `expected` is a clause: "expected the phrases, each with its text".
    public mutating func mapping(_ value: YAMLValue, expected: String) -> YAMLMapping? {
        if case .mapping(let mapping) = value.content { return mapping }
        wrongType(value, expected: expected)
        return nil
    }

    /// The value as a list.
    public mutating func sequence(_ value: YAMLValue, expected: String) -> [YAMLValue]? {
        if case .sequence(let values) = value.content { return values }
        wrongType(value, expected: expected)
        return nil
    }

    /// The value as a word, a number or anything else on one line; it may not be left out.
    public mutating func scalar(_ value: YAMLValue, expected: String) -> String? {
        if case .text(let text, _) = value.content, !value.isMissing { return text }
        wrongType(value, expected: expected)
        return nil
    }

    /// The value as a text for people, kept as it is: not empty, at most `maximum` code points, and with no
    /// control characters but line ends and tabs.
    public mutating func text(
        _ value: YAMLValue, expected: String = "expected a text", maximum: Int = 1_000
    ) -> String? {
        guard let text = scalar(value, expected: expected) else { return nil }
        let scalars = text.unicodeScalars
        guard scalars.contains(where: { !$0.properties.isWhitespace && !YAMLCharacters.isControl($0) }) else {
            add(value.place, "the text is empty", expected: expected)
            return nil
        }
        guard scalars.count <= maximum else {
            add(
                value.place, "the text has \(scalars.count) characters",
                expected: "expected at most \(maximum)")
            return nil
        }
        let control = scalars.first { YAMLCharacters.isControl($0) && $0 != "\n" && $0 != "\t" }
        if let control {
            add(
                value.place, "the text has the control character \(YAMLCharacters.name(control))",
                expected: "expected a text without control characters")
            return nil
        }
        return text
    }

    /// The value as one of a type's names; `what` is the thing's own name: "level".
    public mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ value: YAMLValue, _ what: String, of type: Choice.Type = Choice.self
    ) -> Choice? {
        let names = Choice.allCases.map(\.rawValue)
        guard let name = name(value, what, among: names) else { return nil }
        return Choice(rawValue: name)
    }

    /// The value as one of `names`.
    public mutating func name(_ value: YAMLValue, _ what: String, among names: [String]) -> String? {
        let expected = "expected \(Self.list(names))"
        guard let text = scalar(value, expected: expected) else { return nil }
        if names.contains(text) { return text }
        let nearest = NearestName.of(text, among: names)
        // A person who is told the right name need not read a long list.
        let isShort = nearest == nil || names.count <= Self.shortList
        add(
            value.place, "unknown \(what) \(Self.quoted(text))",
            expected: isShort ? expected : "expected one of the \(names.count) \(what)s", nearest: nearest)
        return nil
    }

    /// The value as a whole number within `range`.
    public mutating func integer(_ value: YAMLValue, in range: ClosedRange<Int>) -> Int? {
        let expected = "expected a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard let text = scalar(value, expected: expected) else { return nil }
        if let number = Int(text), range.contains(number) { return number }
        add(value.place, "found \(Self.quoted(text))", expected: expected)
        return nil
    }

    /// Notes every key of `mapping` that is not among `known`.
    public mutating func unknownKeys(_ mapping: YAMLMapping, known: [String]) {
        for field in mapping.fields where !known.contains(field.key) {
            add(
                field.place, "unknown key \(Self.quoted(field.key))",
                expected: "expected \(Self.list(known))", nearest: NearestName.of(field.key, among: known))
        }
    }

    /// The value of a key that has to be there; `expected` says what it would hold.
    public mutating func required(_ key: String, in mapping: YAMLMapping, expected: String) -> YAMLValue? {
        if let value = mapping[key] { return value }
        add(mapping.place, "the key '\(key)' is missing", expected: expected)
        return nil
    }

    /// Notes that a value is of another type than `expected`.
    public mutating func wrongType(_ value: YAMLValue, expected: String) {
        switch value.content {
        case .refused: break
        case .sequence: add(value.place, "found a list", expected: expected)
        case .mapping: add(value.place, "found a mapping", expected: expected)
        case .text(let text, _):
            add(
                value.place, value.isMissing ? "there is no value" : "found \(Self.quoted(text))",
                expected: expected)
        }
    }

    /// A file's own words inside a mistake: in quotes, on one line, at most 40 characters, nothing that a
    /// terminal would obey.
    public static func quoted(_ text: String) -> String {
        let beginning = String(text.unicodeScalars.prefix(40))
        let isWhole = beginning.unicodeScalars.count == text.unicodeScalars.count
        return "'\(PrintableText(line: beginning))\(isWhole ? "" : "…")'"
    }

    /// A list of so many names is read at a glance.
    private static let shortList = 8

    /// "gentle, steady or full"
    public static func list(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "nothing" }
        return names.dropLast().joined(separator: ", ") + " or " + last
    }
}
