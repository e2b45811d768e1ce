import Practice
import Testing

@testable import Voice

/// Back from what a session says to the file in which a person wrote it.
@Suite struct SentenceSourceTests {
    private func routine(_ text: String) throws -> Routine {
        try RoutineReader().read(text.utf8, file: "own.yaml")
    }

    @Test func `own sentences, steps and names of a routine are found, in a sentence of ours too`() throws {
        let routine = try routine(
            """
            name: My evening
            poses:
              - say: Turn over.
              - name: Wall stretch
                position: supine
                steps: [Bring your hips to the wall., Let go.]
                hold: 1 min
            """)
        let wording = try BuiltIn.wording("en-us")
        func place(_ sentence: String) -> String? { wording.source(of: sentence, in: routine)?.location }
        #expect(place("Turn over.") == "own.yaml:3:10")
        #expect(place("Let go.") == "own.yaml:6:43")
        #expect(place("Wall stretch.") == "own.yaml:4:11")
        #expect(place("Welcome. My evening.") == "own.yaml:1:7")
        #expect(place("Half way.") == nil)
    }

    @Test func `a sentence of a voice is found with its places filled, and what it inherits is not its own`()
        throws
    {
        let voice = try VoiceReader().read(
            "extends: en-us\nphrases:\n  dose-once: \"It takes {amount} today.\"\n".utf8, id: "own",
            file: "voice.yaml")
        let wording = Wording(voice)
        let routine = try routine("poses: [childs-pose]")
        #expect(
            wording.source(of: "It takes twenty seconds today.", in: routine)?.location == "voice.yaml:3:14")
        #expect(wording.source(of: "Something else.", in: routine) == nil)
        #expect(voice.texts.all.count == 1)
        #expect(
            wording.example(of: "It takes {amount} today.").contains("20")
                || wording.example(of: "It takes {amount} today.").contains("twenty"))
    }
}
