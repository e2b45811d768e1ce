import Foundation
import Testing

/// Sentences of a person's that eSpeak NG cannot speak: it crashes over them, or would speak for minutes.
@Suite struct UnspeakableTests {
    private static let crashing = String(repeating: "a.", count: 100)
    private static let endless = [
        String(repeating: "中", count: 990), String(repeating: "ก", count: 990),
    ]

    private func workshop() throws -> Workshop {
        let workshop = try Workshop()
        try workshop.write(
            """
            name: Hostile
            talk: chimes
            breath: off
            poses:
              - say: Before.
              - say: \(Self.crashing)
              - say: \(Self.endless[0])
              - say: \(Self.endless[1])
              - say: After.

            """, to: "hostile.yaml")
        return workshop
    }

    private static let places = ["hostile.yaml:6:10", "hostile.yaml:7:10", "hostile.yaml:8:10"]

    @Test func `the session goes on without them; each is named with its place, and they are counted`()
        async throws
    {
        let workshop = try workshop()
        let run = try await workshop.run("timeline", "hostile.yaml", "--format", "json")
        #expect(run.code == 0, "\(run.errors)")
        let timeline = try JSONDecoder().decode(TimelineDocument.self, from: run.output)
        #expect(timeline.cues.filter { $0.kind == "speech" }.map(\.text) == ["Before.", "After."])
        // Entries keep their numbers.
        #expect(timeline.cues.filter { $0.kind == "speech" }.map(\.entry) == [0, 4])
        let lines = run.errors.split(separator: "\n")
        #expect(lines.count == 4, "\(run.errors)")
        for (line, place) in zip(lines, Self.places) {
            #expect(line.contains("(\(place)) cannot be spoken and is left out: "), "\(line)")
        }
        #expect(lines.last == "backtalk: 3 sentences are left out")
    }

    @Test func `what is rendered and played has the others in it`() async throws {
        let workshop = try workshop()
        let render = try await workshop.run("render", "hostile.yaml", "-o", "x.wav")
        #expect(render.code == 0 && render.errors.contains("(hostile.yaml:6:10)"), "\(render.errors)")
        let play = try await workshop.run(
            ["play", "hostile.yaml", "--device", "null"], environment: workshop.withNullDevice())
        #expect(play.text.contains("  Before.\n") && play.text.contains("  After.\n"), "\(play.text)")
        #expect(play.text.contains("3 sentences are left out."))
        #expect(play.text.hasSuffix("\nDone.\n"), "\(play.errors)")
    }

    @Test func `check speaks every sentence and names those that cannot be spoken, as mistakes`() async throws
    {
        let workshop = try workshop()
        let run = try await workshop.run("check", "hostile.yaml")
        #expect(run.code == 2 && run.text.isEmpty)
        let places = run.errors.split(separator: "\n").map { line in
            line.split(separator: ":").prefix(3).joined(separator: ":")
        }
        #expect(places == Self.places, "\(run.errors)")
        #expect(!run.errors.contains("nstall"))
    }

    @Test func `check speaks names, steps and phases too, and what a voice says in its own words`()
        async throws
    {
        let workshop = try Workshop()
        try workshop.write(
            """
            name: "\(Self.crashing)"
            poses:
              - name: "\(Self.crashing)"
                position: supine
                steps: ["\(Self.crashing)", Fine.]
                phases: ["\(Self.crashing)": 5 s, b: 5 s]

            """, to: "own.yaml")
        try workshop.write(
            "extends: en-us\nphrases:\n  halfway: \(Self.crashing)\n  dose-once: \"\(Self.crashing) {amount}.\"\n",
            to: "voice.yaml")
        let run = try await workshop.run("check", "own.yaml", "voice.yaml")
        #expect(run.code == 2 && run.text.isEmpty)
        let lines = run.errors.split(separator: "\n").map { line in
            line.split(separator: ":").prefix(2).joined(separator: ":")
        }
        #expect(
            lines == [
                "own.yaml:1", "own.yaml:3", "own.yaml:5", "own.yaml:6", "voice.yaml:3", "voice.yaml:4",
            ],
            "\(run.errors)")
    }

    @Test func `a sentence of a voice is named with the voice's file`() async throws {
        let workshop = try Workshop()
        try workshop.write("extends: en-us\nphrases:\n  welcome: \(Self.crashing)\n", to: "voice.yaml")
        let run = try await workshop.run("timeline", "easing-five", "--voice", "./voice.yaml")
        #expect(run.code == 0)
        #expect(run.errors.contains("voice.yaml:3:12) cannot be spoken"), "\(run.errors)")
        #expect(run.errors.contains("backtalk: one sentence is left out"))
    }
}
