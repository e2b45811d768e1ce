import Practice
import Voice

/// A voice whose every sentence says which phrase it is, so that tests do not hang on the words of a real one.
enum TestVoice {
    static let wording = Wording(voice)

    static func sentence(_ text: String, _ moves: Moves = .still) -> Sentence {
        do {
            return Sentence(try Template(text), moves: moves)
        } catch {
            preconditionFailure("unreadable template: \(text)")
        }
    }

    private static func plural(_ name: String) -> Plural {
        Plural([.one: sentence("{n} \(name)").left, .other: sentence("{n} \(name)s").left])
    }

    static let voice: Voice = {
        var phrases: [Phrase: [Sentence]] = [:]
        for phrase in Phrase.allCases {
            let places = phrase.places.map { "{\($0.rawValue)}" }.sorted().joined(separator: " ")
            phrases[phrase] = [sentence("\(phrase.rawValue) \(places).")]
        }
        phrases[.count] = [sentence("{number}.")]
        var ways: [Way: WayWords] = [:]
        for from in Position.allCases {
            for to in Position.allCases {
                ways[Way(from: from, to: to)] = WayWords(
                    full: [sentence("Leave \(from.rawValue).", .trunk), sentence("Come to \(to.rawValue).")],
                    brief: sentence("To \(to.rawValue)."))
            }
        }
        let quantities = Dictionary(
            uniqueKeysWithValues: Quantity.allCases.map { ($0, plural(String($0.rawValue.dropLast()))) })
        return Voice(
            id: "test", language: "en", engine: EngineSettings(voice: "en-us"), sample: "Hello.",
            grammar: Grammar(
                plural: .one, numerals: Numerals([]),
                sides: [.left: WordForms("left"), .right: WordForms("right")], quantities: quantities,
                and: "and"),
            phrases: phrases,
            props: Dictionary(uniqueKeysWithValues: Prop.allCases.map { ($0, "a \($0.rawValue)") }),
            starts: Dictionary(
                uniqueKeysWithValues: Position.allCases.map { ($0, sentence("Start \($0.rawValue).")) }),
            closings: Dictionary(
                uniqueKeysWithValues: Position.allCases.map { ($0, [sentence("Stay and rest.")]) }),
            ways: ways, routines: [:], poses: [:])
    }()
}
