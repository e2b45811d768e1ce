import Documents
import Practice
import Seeded
import Testing

@testable import Voice

/// A voice file is read whole or refused with every mistake, each at its place.
@Suite struct VoiceReaderTests {
    private func mistakes(_ text: String) -> [Mistake] {
        do throws(Mistakes) {
            _ = try VoiceReader().read(text.utf8, id: "own", file: "own.yaml")
            return []
        } catch {
            return error.all
        }
    }

    /// The mistakes of the shipped voice after each `old` was changed; each has to be there once.
    private func mistakes(_ changes: (old: String, new: String)...) throws -> [Mistake] {
        var text = try BuiltIn.text()
        for (old, new) in changes {
            let parts = text.split(separator: old, omittingEmptySubsequences: false)
            try #require(parts.count == 2, "'\(old)' is there \(parts.count - 1) times")
            text = parts.joined(separator: new)
        }
        return mistakes(text)
    }

    @Test(arguments: ShippedVoices.ids) func everyShippedVoiceReadsWithoutAMistake(_ id: String) throws {
        #expect(mistakes(try BuiltIn.text(id)).isEmpty)
        #expect(try ShippedVoices.read(id)?.id == id)
    }

    @Test func aVoiceThatIsNotShippedIsNone() throws {
        #expect(try ShippedVoices.read("xx") == nil)
    }

    @Test func whatIsMissingIsNamed() throws {
        let found = try mistakes(
            ("  halfway: Halfway.\n", ""), ("  towel: a towel\n", ""),
            ("  seated: This session", "  sitting: This session"),
            ("    ready: Your {side} leg across.\n", ""), ("language: en-us\n", ""))
        #expect(
            found.map(\.wrong).sorted() == [
                "the key 'halfway' is missing", "the key 'language' is missing", "the key 'ready' is missing",
                "the key 'seated' is missing", "the key 'towel' is missing", "unknown key 'sitting'",
            ])
    }

    @Test func mistakesHaveTheirPlaceAndTheNearestName() throws {
        let found = try mistakes(("    ready: Your {side} leg across.", "    ready: Your {sid} leg across."))
        let line = try #require(
            try BuiltIn.text().split(separator: "\n", omittingEmptySubsequences: false)
                .firstIndex { $0.contains("ready: Your {side} leg across.") })
        #expect(
            found == [
                Mistake(
                    file: "own.yaml", line: line + 1, column: 12, wrong: "unknown place 'sid'",
                    expected: "expected side or other", nearest: "side")
            ])
    }

    @Test(arguments: [
        ("halfway: Halfway.", "halfway: Halfway in {minutes}.", "'{minutes}' has no meaning here"),
        ("halfway: Halfway.", "halfway: ''", "the text is empty"),
        ("halfway: Halfway.", "halfway: {a: b}", "unknown key 'a'"),
        ("halfway: Halfway.", "halfway: {limp: b}", "unknown key 'limp'"),
        ("halfway: Halfway.", "halfway: {left: b, right: c}", "there are no sides here"),
        ("halfway: Halfway.", "halfway: {limb: b, trunk: c}", "the sentence has a second key 'trunk'"),
        ("halfway: Halfway.", "halfway: Half{way.", "a brace has no partner"),
        ("halfway: Halfway.", "halfway: Half}way.", "a brace has no partner"),
        ("halfway: Halfway.", "halfway: [Halfway.]", "found a list"),
        ("halfway: Halfway.", "halfway: Halfway.\n  half: Half.", "unknown key 'half'"),
        ("rate: 138", "rate: 79", "found '79'"),
        ("pitch: 42", "pitch: high", "found 'high'"),
        ("  voice: en-us\n", "", "the key 'voice' is missing"),
        ("  pillow: a pillow", "  pillow: a {side} pillow", "braces have no meaning here"),
        ("other: \"{n} minutes\"", "other: minutes", "the number is missing"),
        ("  bridge:\n    name", "  brigde:\n    name", "unknown key 'brigde'"),
        (
            "      brief: Roll onto your belly.", "      brief: Roll to the {side}.",
            "'{side}' has no meaning here"
        ),
        ("    name: Child's pose.", "    first: Left.\n    name: Child's pose.", "unknown key 'first'"),
        ("    name: Child's pose.", "    name: \"{side} pose.\"", "'{side}' has no meaning here"),
        ("props: {blanket: \"Folded, to sit on.\"}", "props: {}", "the key 'blanket' is missing"),
        ("        word: Cow.\n", "", "the key 'word' is missing"),
    ]) func aMalformedPartIsNamed(_ old: String, _ new: String, _ wrong: String) throws {
        let found = try mistakes((old, new))
        #expect(found.contains { $0.wrong == wrong }, "\(found)")
    }

    @Test func aTextThatIsTooLongIsRefused() throws {
        let long = String(repeating: "long ", count: 201)
        #expect(try mistakes(("Halfway.", long)).map(\.expected) == ["expected at most 1000"])
    }

    @Test func aWayThroughItselfIsRefused() throws {
        let full = """
                  full:
                    - limb: Walk your hands back towards your knees.
                    - trunk: Come up slowly until you kneel upright.

            """
        let found = try mistakes((full, "      via: supine\n"))
        #expect(found.map(\.wrong) == ["the way leads back to itself"])
        #expect(
            try mistakes((full, "      via: kneeling\n")).map(\.wrong)
                == ["the way begins or ends in kneeling"])
    }

    @Test func aWayThroughAnotherSaysBoth() throws {
        let wording = try BuiltIn.wording()
        #expect(
            wording.way(from: .kneeling, to: .supine)
                == wording.way(from: .kneeling, to: .handsAndKnees)
                + wording.way(from: .handsAndKnees, to: .supine))
    }

    @Test func aSentenceMayDifferBySide() throws {
        let text = try BuiltIn.text().replacing(
            "ready: \"{side} knee.\"", with: "ready: {limb: {left: Linkes Knie., right: Rechtes Knie.}}")
        let wording = Wording(try VoiceReader().read(text.utf8, id: "own", file: "own.yaml"))
        let pose = try BuiltIn.pose("knee-to-chest")
        #expect(wording.ready(pose, .left) == Line("Linkes Knie.", .limb))
        #expect(wording.ready(pose, .right) == Line("Rechtes Knie.", .limb))
    }

    /// Lines left out, doubled or swapped: whatever is left is read, or refused with places that exist.
    @Test(arguments: 0..<100) func noDamageIsReadWrongly(_ seed: UInt64) throws {
        var random = SplitMix64(state: seed)
        var lines = try BuiltIn.text().split(separator: "\n", omittingEmptySubsequences: false)
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let line = Int.random(in: lines.indices, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: lines.remove(at: line)
            case 1: lines.insert(lines[line], at: Int.random(in: lines.indices, using: &random))
            default: lines.swapAt(line, Int.random(in: lines.indices, using: &random))
            }
        }
        for mistake in mistakes(lines.joined(separator: "\n")) {
            #expect((1...lines.count + 1).contains(mistake.line) && mistake.column >= 1)
            #expect(!mistake.wrong.isEmpty && mistake.expected.hasPrefix("expected"))
        }
    }
}
