import Practice
import Testing

@testable import Voice

/// What holds for every sentence of the shipped voice, whoever hears it and when (PRACTICE, *How it is spoken*).
@Suite struct SpokenWordsTests {
    /// The models say these two of no part of the body.
    static let permitted = ["Stop wherever it feels easy.", "Breathing in, let it rise again."]

    let lines: [SpokenLines.Spoken]

    init() throws { lines = SpokenLines(try BuiltIn.wording()).all }

    private func words(_ text: String) -> [String] {
        text.lowercased().split { !($0.isLetter || $0 == "'" || $0 == "-") }.map(String.init)
    }

    @Test func noSentenceHasMoreThanFourteenWords() {
        for spoken in lines {
            for sentence in spoken.line.text.split(separator: ".") {
                #expect(words(String(sentence)).count <= 14, "\(spoken.moment): \(sentence)")
            }
        }
    }

    @Test func everySentenceIsWholeText() {
        for spoken in lines {
            let text = spoken.line.text
            #expect(text.first?.isUppercase == true && text.last == ".", "\(spoken.moment): \(text)")
            #expect(!text.contains { "{}\n".contains($0) } && !text.contains("  "), "\(text)")
            #expect(!text.contains { $0.isNumber }, "\(spoken.moment): \(text)")
        }
    }

    @Test func noSentenceSaysAWordThatIsNotSaid() {
        // "Hold" sounds like the breath, "it" and "other" name nothing, and praise is not for us to give.
        let never: Set = [
            "hold", "holds", "holding", "other", "it", "good", "great", "well", "perfect", "nice",
            "excellent",
            "beautiful", "wonderful", "amazing", "awesome", "just", "simply", "okay", "please", "try",
        ]
        for spoken in lines where !Self.permitted.contains(spoken.line.text) {
            let found = never.intersection(words(spoken.line.text))
            #expect(found.isEmpty, "\(spoken.moment): \(spoken.line.text)")
        }
    }

    @Test func theBreathIsSpokenOfOnlyWhereItLeads() throws {
        let wording = try BuiltIn.wording()
        for pose in Catalog.poses {
            for shape in SpokenLines.shapes(pose) {
                if case .phases(_, byBreath: true) = shape { continue }
                for line in wording.setup(pose, shape, .left) {
                    #expect(!line.text.lowercased().contains("breath"), "\(pose.id): \(line.text)")
                }
            }
        }
    }
}
