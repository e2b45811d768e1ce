import Practice
import Testing

@testable import Voice

/// The names under which a person's recordings are found.
@Suite struct NamedSentenceTests {
    @Test(arguments: ShippedVoices.ids) func everyNameIsOneSentence(_ id: String) throws {
        let all = try BuiltIn.wording(id).namedSentences()
        #expect(Set(all.map(\.name)).count == all.count)
        #expect(all.allSatisfy { !$0.name.contains("/") && !$0.text.contains { "{}".contains($0) } })
        #expect(all.allSatisfy { $0.text.last == "." })
    }

    @Test func namesAreTheSameInEveryLanguage() throws {
        // A name is where the file says a sentence, and sides that differ in one language differ in all.
        let english = Set(try BuiltIn.wording().namedSentences().map(\.name))
        for id in ShippedVoices.ids {
            let own = Set(try BuiltIn.wording(id).namedSentences().map(\.name))
            #expect(own == english, "\(id): \(own.symmetricDifference(english).sorted())")
        }
    }

    /// All that can be said can be recorded, but for what a person fills in.
    @Test(arguments: Tongue.all) func nearlyEverythingCanBeRecorded(_ tongue: Tongue) throws {
        let wording = try tongue.wording()
        let named = Set(wording.namedSentences().map(\.text))
        let missing = SpokenLines(wording).all.filter { !named.contains($0.line.text) }
        #expect(Set(missing.map { $0.moment.split(separator: "(")[0] }) == ["props", "SpokenDose"])
    }

    @Test func aNameSaysPoseAndPlaceAndSide() throws {
        let all = try BuiltIn.wording("de").namedSentences()
        func text(_ name: String) -> String? { all.first { $0.name == name }?.text }
        #expect(
            text("knee-to-chest.setup.2.left") == "Fass mit beiden Händen hinter den linken Oberschenkel.")
        #expect(text("count.3") == "Drei." && text("halfway") == "Die Hälfte.")
        #expect(text("cat-cow.cat.word") == "Katze." && text("side.right") == "Rechts.")
        #expect(text("dose-once.20-seconds") == "Zwanzig Sekunden." && text("safety.3") != nil)
        #expect(text("ways.supine.prone.brief") == "Roll dich auf den Bauch.")
    }
}
