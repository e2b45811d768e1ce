import Documents
import Practice

/// Back from a sentence to the file in which a person wrote it.
extension Wording {
    /// The text of the person's that a sentence of a session came from: one of their routine's, or of their voice's; nil
    /// where all of it is ours.
    public func source(of sentence: String, in routine: Routine) -> WrittenText? {
        let said = sentence.lowercased()
        func isWhole(_ written: WrittenText) -> Bool {
            said == written.text.lowercased() || said == self.sentence(written.text).lowercased()
        }
        func isWithin(_ written: WrittenText) -> Bool { said.contains(written.text.lowercased()) }
        let own = routine.texts.all
        if let whole = own.first(where: isWhole) { return whole }
        // A name of the person's that fills most of a sentence is to blame, not what it stands in.
        let within = Self.longest(own.filter(isWithin))
        if let within, within.text.count * 2 >= sentence.count { return within }
        let voices = voice.texts.all
        return Self.longest(voices.filter { Self.pieces(of: $0.text).areAll(of: said) })
            ?? within ?? Self.longest(voices.filter(isWithin))
    }

    /// A text of the voice's file as it is heard, with something in each of its places.
    public func example(of text: String) -> String {
        guard let template = try? Template(text) else { return text }
        return template.filled { place, form in
            switch place {
            case .side: grammar.sides[.left]?.word(form) ?? ""
            case .other: grammar.sides[.right]?.word(form) ?? ""
            case .amount: grammar.counted(.seconds, 20)
            case .minutes: grammar.counted(.minutes, 2)
            case .times: grammar.counted(.times, 2)
            case .sets: grammar.counted(.sets, 2)
            case .number, .n: "2"
            case .routine: voice.routines.values.min() ?? ""
            case .props: voice.props.values.min() ?? ""
            }
        }
    }

    private static func longest(_ texts: [WrittenText]) -> WrittenText? {
        texts.max { $0.text.count < $1.text.count }
    }

    /// The text between its places, in lower case.
    private static func pieces(of text: String) -> [Template.Piece] {
        // A text that is no template stands for itself.
        guard let template = try? Template(text) else { return [.text(text.lowercased())] }
        return template.pieces.map { piece in
            if case .text(let text) = piece { .text(text.lowercased()) } else { piece }
        }
    }
}

extension [Template.Piece] {
    /// Whether `sentence` is these pieces and nothing else, with anything in their places.
    fileprivate func areAll(of sentence: String) -> Bool {
        var rest = sentence[...]
        var isOpen = false
        for piece in self {
            guard case .text(let text) = piece else {
                isOpen = true
                continue
            }
            guard let found = isOpen ? rest.firstRange(of: text) : rest.prefixRange(text) else {
                return false
            }
            rest = rest[found.upperBound...]
            isOpen = false
        }
        return isOpen || rest.isEmpty
    }
}

extension Substring {
    fileprivate func prefixRange(_ text: String) -> Range<Index>? {
        hasPrefix(text) ? startIndex..<index(startIndex, offsetBy: text.count) : nil
    }
}
