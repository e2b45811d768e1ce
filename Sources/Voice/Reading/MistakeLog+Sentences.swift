import Documents
import Practice

/// What the reader of a voice file asks of its values; each notes a mistake and returns nil where it gets
/// something else.
extension MistakeLog {
    /// A sentence: a text, a text for each side (`left:`, `right:`), or one of them after what moves (`limb:`).
    ///
    /// `blanks` are the places that the text may use; only where the side is among them may the sides differ.
    mutating func sentence(_ value: YAMLValue, _ blanks: Blanks = .none) -> Sentence? {
        guard case .mapping(let mapping) = value.content, let first = mapping.fields.first else {
            return template(value, blanks).map { Sentence($0) }
        }
        guard let moves = Moves(rawValue: first.key) else {
            return bySide(value, mapping, blanks, .still, known: Moves.allCases.map(\.rawValue) + Self.sides)
        }
        if let second = mapping.fields.dropFirst().first {
            add(
                second.place, "the sentence has a second key \(Self.quoted(second.key))",
                expected: "expected '\(first.key)' alone")
            return nil
        }
        guard case .mapping(let texts) = first.value.content else {
            return template(first.value, blanks).map { Sentence($0, moves: moves) }
        }
        return bySide(first.value, texts, blanks, moves, known: Self.sides)
    }

    /// Sentences in their order, at least one; a single one needs no list.
    mutating func sentences(_ value: YAMLValue, _ blanks: Blanks = .none) -> [Sentence]? {
        guard case .sequence(let values) = value.content else { return sentence(value, blanks).map { [$0] } }
        guard !values.isEmpty else {
            add(value.place, "the list is empty", expected: "expected at least one sentence")
            return nil
        }
        let sentences = values.map { sentence($0, blanks) }
        let read = sentences.compactMap(\.self)
        return read.count == sentences.count ? read : nil
    }

    /// A text with places in braces, all of them among `blanks`.
    mutating func template(_ value: YAMLValue, _ blanks: Blanks) -> Template? {
        guard let text = text(value, expected: "expected a sentence") else { return nil }
        let known = Template.Place.allCases.filter(blanks.places.contains).map(\.rawValue)
        let expected = known.isEmpty ? "expected no place in braces here" : "expected \(Self.list(known))"
        do throws(Template.Unreadable) {
            let template = try Template(text)
            let strange = Template.Place.allCases.filter(
                template.places.subtracting(blanks.places).contains)
            for place in strange {
                add(value.place, "'{\(place.rawValue)}' has no meaning here", expected: expected)
            }
            guard strange.isEmpty else { return nil }
            let count = mistakes.count
            for (place, form) in template.blanks { check(form, of: place, at: value.place, blanks) }
            guard mistakes.count == count else { return nil }
            note(spoken: text, at: value.place)
            return template
        } catch {
            if error.place.contains(where: { "{}".contains($0) }) {
                add(value.place, "a brace has no partner", expected: "expected '{' and '}' round a place")
            } else {
                add(
                    value.place, "unknown place \(Self.quoted(error.place))", expected: expected,
                    nearest: NearestName.of(error.place, among: known))
            }
            return nil
        }
    }

    /// Whether the place has that form.
    private mutating func check(
        _ form: String?, of place: Template.Place, at text: TextPlace, _ blanks: Blanks
    ) {
        guard let forms = blanks.forms(place) else { return }
        let named = forms.sorted().map { "{\(place.rawValue):\($0)}" }
        let expected = "expected \(Self.list(named.map { "'\($0)'" }))"
        guard let form else {
            if place == .side || place == .other, !blanks.sidesArePlain {
                add(text, "'{\(place.rawValue)}' does not say in which form", expected: expected)
            }
            return
        }
        guard !forms.contains(form) else { return }
        add(
            text, "'{\(place.rawValue)}' has no form \(Self.quoted(form))",
            expected: forms.isEmpty ? "expected '{\(place.rawValue)}'" : expected,
            nearest: NearestName.of(form, among: forms.sorted()))
    }

    /// The same, where it will be spoken.
    mutating func spokenWord(_ value: YAMLValue, expected: String) -> String? {
        guard let text = word(value, expected: expected) else { return nil }
        note(spoken: text, at: value.place)
        return text
    }

    /// A text that is taken as it is: it has no places.
    mutating func word(_ value: YAMLValue, expected: String) -> String? {
        guard let text = text(value, expected: expected) else { return nil }
        guard !text.contains(where: { "{}".contains($0) }) else {
            add(value.place, "braces have no meaning here", expected: expected)
            return nil
        }
        return text
    }

    /// Texts that are shown: a list, or a single one.
    mutating func texts(_ value: YAMLValue?, expected: String) -> [String] {
        guard let value else { return [] }
        guard case .sequence(let values) = value.content else {
            return text(value, expected: expected).map { [$0] } ?? []
        }
        return values.compactMap { text($0, expected: expected) }
    }

    /// A mapping that says something for every case of `Key` and nothing else.
    mutating func every<Key: CaseIterable & RawRepresentable<String> & Hashable, Value>(
        _ type: Key.Type = Key.self, in value: YAMLValue, expected: String,
        _ read: (inout MistakeLog, Key, YAMLValue) -> Value?
    ) -> [Key: Value] {
        guard let mapping = mapping(value, expected: expected) else { return [:] }
        unknownKeys(mapping, known: Key.allCases.map(\.rawValue))
        var all: [Key: Value] = [:]
        for key in Key.allCases {
            guard let value = required(key.rawValue, in: mapping, expected: expected) else { continue }
            all[key] = read(&self, key, value)
        }
        return all
    }

    private static let sides = Side.allCases.map(\.rawValue)

    private mutating func bySide(
        _ value: YAMLValue, _ mapping: YAMLMapping, _ blanks: Blanks, _ moves: Moves,
        known: [String]
    ) -> Sentence? {
        let count = mistakes.count
        unknownKeys(mapping, known: known)
        guard mistakes.count == count else { return nil }
        guard blanks.places.contains(.side) else {
            add(value.place, "there are no sides here", expected: "expected one text")
            return nil
        }
        let expected = "expected the text for this side"
        let left = required(Side.left.rawValue, in: mapping, expected: expected)
        let right = required(Side.right.rawValue, in: mapping, expected: expected)
        let templates = [left, right].map { side in side.flatMap { template($0, blanks) } }
        guard let left = templates[0], let right = templates[1] else { return nil }
        return Sentence(left: left, right: right, moves: moves)
    }
}
