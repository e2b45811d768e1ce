import Practice
import Testing

@testable import Voice

/// What holds for every sentence of every shipped voice, whoever hears it and when (PRACTICE, *How it is spoken*).
@Suite struct SpokenWordsTests {
    /// The models say these two of no part of the body; a side rolls into the middle.
    static let permitted = [
        "Stop wherever it feels easy.", "Breathing in, let it rise again.",
        "Geh nur so weit, wie es angenehm ist.", "Geh nur so weit, wie es dem Rücken angenehm ist.",
        "Geh nur so weit, wie es dem unteren Rücken angenehm ist.",
        "Placez les genoux juste sous les hanches.",
    ]

    private func lines(_ tongue: Tongue) throws -> [SpokenLines.Spoken] {
        SpokenLines(try tongue.wording()).all
    }

    @Test(arguments: Tongue.all) func noSentenceHasMoreThanFourteenWords(_ tongue: Tongue) throws {
        for spoken in try lines(tongue) {
            for sentence in spoken.line.text.split(separator: ".") {
                #expect(Tongue.words(String(sentence)).count <= 14, "\(spoken.moment): \(sentence)")
            }
        }
    }

    @Test(arguments: Tongue.all) func everySentenceIsWholeText(_ tongue: Tongue) throws {
        for spoken in try lines(tongue) {
            let text = spoken.line.text
            #expect(text.first?.isUppercase == true && text.last == ".", "\(spoken.moment): \(text)")
            #expect(!text.contains { "{}\n".contains($0) } && !text.contains("  "), "\(text)")
            #expect(!text.contains(" .") && !text.contains(" ,"), "\(text)")
            #expect(!text.contains { $0.isNumber }, "\(spoken.moment): \(text)")
        }
    }

    @Test(arguments: Tongue.all) func noSentenceSaysAWordThatIsNotSaid(_ tongue: Tongue) throws {
        for spoken in try lines(tongue) where !Self.permitted.contains(spoken.line.text) {
            let found = tongue.never.intersection(Tongue.words(spoken.line.text))
            #expect(found.isEmpty, "\(spoken.moment): \(spoken.line.text)")
        }
    }

    @Test(arguments: Tongue.all) func theBreathIsSpokenOfOnlyWhereItLeads(_ tongue: Tongue) throws {
        let wording = try tongue.wording()
        // Spanish says air.
        let breath = ["breath", "atme", "inspir", "souffl", "aire"]
        for pose in Catalog.poses {
            for shape in SpokenLines.shapes(pose) {
                if case .phases(_, byBreath: true) = shape { continue }
                for line in wording.setup(pose, shape, .left) {
                    let words = Tongue.words(line.text)
                    #expect(
                        !words.contains { word in breath.contains { word.hasPrefix($0) } },
                        "\(pose.id): \(line.text)")
                }
            }
        }
    }

    /// Every voice says as much as en-us does, at every moment, and leaves the same time after it.
    @Test(arguments: Tongue.all) func everyVoiceSaysWhatEnglishSays(_ tongue: Tongue) throws {
        let english = try lines(.americanEnglish)
        let own = try lines(tongue)
        #expect(own.map(\.moment) == english.map(\.moment))
        for (own, english) in zip(own, english) {
            #expect(
                own.line.moves == english.line.moves, "\(own.moment): \(own.line.text) / \(english.line.text)"
            )
        }
    }

    @Test(arguments: [Tongue.german, .french, .spanish]) func noEnglishIsLeft(_ tongue: Tongue) throws {
        let english = Set(try lines(.americanEnglish).flatMap { Tongue.words($0.line.text) })
        let own = Set(try lines(tongue).flatMap { Tongue.words($0.line.text) })
        #expect(own.intersection(english).subtracting(tongue.shared) == [])
    }

    /// What is shown is as complete as what is said, and in the same language.
    @Test(arguments: Tongue.all) func everyNoteIsThereInEveryLanguage(_ tongue: Tongue) throws {
        let english = try BuiltIn.wording().voice
        let own = try tongue.wording().voice
        for (id, words) in english.poses {
            let (theirs, ours) = (words.notes, try #require(own.poses[id]?.notes))
            #expect(Set(ours.props.keys) == Set(theirs.props.keys), "\(id)")
            #expect(
                ours.easier.count == theirs.easier.count && ours.deeper.count == theirs.deeper.count, "\(id)")
            #expect(ours.care.count == theirs.care.count, "\(id)")
            guard !tongue.id.hasPrefix("en") else { continue }
            let texts = ours.easier + ours.deeper + ours.care + ours.props.values
            let english = Set(theirs.easier + theirs.deeper + theirs.care + theirs.props.values)
            #expect(english.isDisjoint(with: texts), "\(id)")
        }
    }
}
