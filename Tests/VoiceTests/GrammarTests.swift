import Practice
import Testing

@testable import Voice

/// Numbers, plurals and genders, as each language has them.
@Suite struct GrammarTests {
    @Test(arguments: [
        (PluralRule.none, [1, 2, 5, 21], "other other other other"),
        (.one, [0, 1, 2, 21], "other one other other"),
        (.zeroOne, [0, 1, 2, 21], "one one other other"),
        (.czech, [1, 2, 4, 5, 22], "one few few other other"),
        (.polish, [1, 2, 5, 12, 21, 22, 112, 122], "one few many many many few many few"),
        (.russian, [1, 2, 5, 11, 12, 21, 22, 25, 111], "one few many many many one few many many"),
    ]) func everyRuleTellsItsNumbersApart(_ rule: PluralRule, _ numbers: [Int], _ expected: String) {
        #expect(numbers.map { rule.category($0).rawValue }.joined(separator: " ") == expected)
        for number in 0...200 { #expect(rule.categories.contains(rule.category(number))) }
    }

    @Test(arguments: [
        ("en-us", "one second|two seconds|twenty-one seconds|one hundred seconds"),
        ("en-gb", "one second|two seconds|twenty-one seconds|one hundred seconds"),
        ("de", "eine Sekunde|zwei Sekunden|einundzwanzig Sekunden|hundert Sekunden"),
        ("fr", "une seconde|deux secondes|vingt et une secondes|cent secondes"),
        ("es", "un segundo|dos segundos|veintiún segundos|cien segundos"),
    ]) func secondsAreCounted(_ id: String, _ expected: String) throws {
        let grammar = try BuiltIn.wording(id).voice.grammar
        let counted = [1, 2, 21, 100].map { grammar.counted(.seconds, $0) }
        #expect(counted.joined(separator: "|") == expected)
    }

    @Test(arguments: [
        ("en-us", "once|twice|thirty-one times"), ("de", "einmal|zweimal|einunddreißigmal"),
        ("fr", "une fois|deux fois|trente et une fois"), ("es", "una vez|dos veces|treinta y una veces"),
    ]) func timesAreCounted(_ id: String, _ expected: String) throws {
        let grammar = try BuiltIn.wording(id).voice.grammar
        #expect([1, 2, 31].map { grammar.counted(.times, $0) }.joined(separator: "|") == expected)
    }

    /// One of a thing is never said with the plural's words, and several never with those of one.
    @Test(arguments: Tongue.all, Quantity.allCases)
    func onlyOneIsSingular(_ tongue: Tongue, _ quantity: Quantity) throws {
        let grammar = try tongue.wording().voice.grammar
        let all = (1...100).map { grammar.counted(quantity, $0) }
        #expect(Set(all).count == 100)
        // What is left of the words without the number: the same for all but 1, and but for words like "twice".
        let nouns = (3...100).map { all[$0 - 1].split(separator: " ").last ?? "" }
        let spelledTogether = tongue.id == "de" && quantity == .times
        #expect(spelledTogether ? nouns.allSatisfy { $0.hasSuffix("mal") } : Set(nouns).count == 1)
        #expect(
            tongue.id == "fr" && quantity == .times
                || !nouns.contains(all[0].split(separator: " ").last ?? ""))
    }

    @Test(arguments: [
        ("en-us", "Set two.", "Set twenty-one."),
        ("de", "Zweiter Durchgang.", "Einundzwanzigster Durchgang."),
        ("fr", "Deuxième série.", "Vingt et unième série."),
        ("es", "Segunda serie.", "Vigésima primera serie."),
    ]) func setsAreNumbered(_ id: String, _ second: String, _ later: String) throws {
        let wording = try BuiltIn.wording(id)
        #expect(wording.nextSet(2).text == second)
        #expect(wording.nextSet(21).text == later)
        // A hundred sets are the most that a routine may have.
        #expect(Set((1...100).map { wording.nextSet($0).text }).count == 100)
    }

    @Test(arguments: Tongue.all) func everyNumberIsAWord(_ tongue: Tongue) throws {
        let numerals = try tongue.wording().voice.grammar.numerals
        #expect(numerals.words.count == 100 && Set(numerals.words).count == 100)
        for form in numerals.forms.keys.map({ $0 as String? }) + [nil] {
            let words = (1...100).map { numerals.word($0, form) }
            #expect(Set(words).count == 100, "\(form ?? "plain")")
            #expect(words.allSatisfy { $0.allSatisfy { $0.isLetter || $0 == "-" || $0 == " " } })
        }
    }

    @Test func leftAndRightFollowTheirNoun() throws {
        let pose = try BuiltIn.pose("knee-to-chest")
        let german = try BuiltIn.wording("de")
        #expect(german.first(pose, .right).text == "Zuerst das rechte Bein.")
        #expect(german.ready(pose, .right).text == "Rechtes Knie.")
        #expect(german.into(pose, .right)[0].text == "Heb den rechten Fuß.")
        let french = try BuiltIn.wording("fr")
        #expect(french.first(pose, .right).text == "D'abord la jambe droite.")
        #expect(french.ready(pose, .right).text == "Genou droit.")
        #expect(french.side(.left).text == "À gauche.")
        let spanish = try BuiltIn.wording("es")
        #expect(spanish.first(pose, .right).text == "Primero la pierna derecha.")
        #expect(spanish.into(pose, .left)[0].text == "Levanta el pie izquierdo.")
    }

    @Test func anEngineGetsWordsAsItSaysThemRight() {
        let settings = EngineSettings(voice: "fr-fr", respelled: ["dos": "dau"])
        #expect(
            settings.spelled("Le bas du dos. Dos, dossier, l'ados-dos!")
                == "Le bas du dau. dau, dossier, l'ados-dau!")
        #expect(EngineSettings(voice: "x").spelled("Le dos.") == "Le dos.")
    }
}
