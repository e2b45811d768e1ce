import Documents
import Practice
import Testing

@testable import Voice

/// A voice that extends another one says what differs, and is checked as a whole.
@Suite struct InheritanceTests {
    private func read(_ text: String, _ others: [String: String] = [:]) throws -> Voice {
        try VoiceReader().read(text.utf8, id: "own", file: "own.yaml") { name in
            others[name].map { VoiceReader.Source(bytes: Array($0.utf8), file: "\(name).yaml") }
                ?? ShippedVoices.source(name)
        }
    }

    private func mistakes(_ text: String, _ others: [String: String] = [:]) throws -> [Mistake] {
        do {
            _ = try read(text, others)
            return []
        } catch let error as Mistakes {
            return error.all
        }
    }

    @Test func whatAFileDoesNotSayIsThatOfTheOther() throws {
        let own = try read(
            """
            extends: en-us
            engine: {rate: 120}
            phrases:
              halfway: Half of the time.
            poses:
              cat-cow:
                phases:
                  cow: {word: Low.}
            """)
        let wording = Wording(own)
        let english = try BuiltIn.wording()
        #expect(own.id == "own" && own.language == "en-us")
        #expect(own.engine.rate == 120 && own.engine.voice == "en-us")
        #expect(wording.halfway.text == "Half of the time." && wording.lastBreath == english.lastBreath)
        let cow = try #require(own.poses["cat-cow"]?.phases["cow"])
        let theirs = try #require(english.voice.poses["cat-cow"]?.phases["cow"])
        #expect(cow.word.left != theirs.word.left && cow.explain == theirs.explain && cow.led == theirs.led)
    }

    @Test func aSentenceAListAndAWayAreReplacedWhole() throws {
        let own = try read(
            """
            extends: de
            ways: {supine: {kneeling: {brief: Komm hoch., full: [limb: Knie hoch.]}}}
            phrases:
              safety: [Gib acht.]
            poses: {rest: {release: [Wach auf.]}}
            """)
        let wording = Wording(own)
        #expect(wording.way(from: .supine, to: .kneeling) == [Line("Knie hoch.", .limb)])
        #expect(wording.safety.map(\.text) == ["Gib acht."])
        #expect(wording.release(try BuiltIn.pose("rest"), nil) == [Line("Wach auf.")])
    }

    @Test func aVoiceMayExtendAPersonsOwn() throws {
        let own = try read(
            "extends: other\nphrases: {rest: Pause.}",
            ["other": "extends: fr\nphrases: {halfway: Moitié., rest: Stop.}"])
        #expect(Wording(own).halfway.text == "Moitié." && Wording(own).rest.text == "Pause.")
        #expect(own.grammar.plural == .zeroOne)
    }

    @Test func mistakesLieWhereTheyWereWritten() throws {
        let found = try mistakes("extends: en-us\nphrases:\n  halfwy: Half.\n  rest: '{side}'\n")
        #expect(
            found.map(\.description) == [
                "own.yaml:3:3: unknown key 'halfwy'; expected "
                    + MistakeLog.list(Phrase.allCases.map(\.rawValue)) + "; did you mean 'halfway'?",
                "own.yaml:4:9: '{side}' has no meaning here; expected no place in braces here",
            ])
    }

    @Test func whatNoLongerFitsIsToldWhereTheOtherIsNamed() throws {
        let found = try mistakes("language: xx\nextends: de\nsides: {left: a, right: b}\n")
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { $0.line == 2 && $0.column == 10 && $0.wrong.contains("has no form") })
    }

    @Test func theMistakesOfTheOtherAreNamedInItsFile() throws {
        let found = try mistakes("extends: other\n", ["other": "extends: en-us\nphrases: {rest: ''}\n"])
        #expect(found.map(\.file) == ["other.yaml"] && found.map(\.wrong) == ["the text is empty"])
    }

    @Test func aVoiceThatIsNotThereIsNamed() throws {
        let found = try mistakes("extends: en-uk\n")
        #expect(found.first?.wrong == "there is no voice 'en-uk'" && found.first?.nearest == "en-us")
    }

    @Test func aRingOfVoicesIsRefused() throws {
        let found = try mistakes("extends: a\n", ["a": "extends: b\n", "b": "extends: a\n"])
        #expect(found.map(\.file) == ["b.yaml"])
        #expect(found.first?.wrong == "the voice extends itself through 'a'")
        #expect(try mistakes("extends: own\n").first?.wrong == "the voice extends itself through 'own'")
    }
}
