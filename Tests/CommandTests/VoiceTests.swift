import Foundation
import Journal
import Practice
import Testing

/// A person's own voices, from their file to what is heard.
@Suite struct VoiceTests {
    @Test func `a voice that extends another, with a program and a recording, speaks through them`()
        async throws
    {
        let workshop = try Workshop()
        let own = """
            extends: de
            engine:
              command: [flite, -voice, slt, -o, "{wav}"]
              recordings: mine
            phrases: {halfway: Halbzeit.}
            """
        try workshop.write(own, to: "\(workshop.config)/voices/mine.yaml")
        try workshop.write(ToneFile.bytes(seconds: 0.7), to: "\(workshop.config)/voices/mine/count.3.wav")
        let list = try await workshop.run("list", "voices")
        #expect(
            list.text.contains("mine   de     recordings, then flite, then eSpeak NG de  yours: "),
            "\(list.text)")
        try workshop.write("poses: [{pose: sphinx, hold: 40 s}]\n", to: "one.yaml")
        let run = try await workshop.run("timeline", "one.yaml", "--voice", "mine", "--format", "json")
        #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
        let timeline = try JSONDecoder().decode(TimelineDocument.self, from: run.output)
        let three = try #require(timeline.cues.first { $0.text == "Drei." })
        #expect(abs(three.frames - 33_600) < 700)
        let plain = try await workshop.run("timeline", "one.yaml", "--voice", "de", "--format", "json")
        let other = try JSONDecoder().decode(TimelineDocument.self, from: plain.output)
        let names = [timeline, other].map { $0.cues.first { $0.role == "name" } }
        #expect(names[0]?.text == "Die Sphinx." && names[1]?.text == "Die Sphinx.")
        #expect(names[0]?.frames != names[1]?.frames)
    }

    @Test func `the programs of the manual speak a session, as they stand there`() async throws {
        let manual = try String(contentsOf: Workshop.house.appending(path: "README.md"), encoding: .utf8)
        let commands = manual.split(separator: "\n").compactMap { line -> Substring? in
            let words = line.trimmingPrefix { $0 == " " || $0 == "#" }
            return line.hasPrefix("      ") && words.hasPrefix("command: [") ? words : nil
        }
        #expect(commands.count == 3)
        for command in commands {
            let workshop = try Workshop()
            try workshop.write("extends: en-us\nengine:\n  \(command)\n", to: "own.yaml")
            try workshop.write("poses: [{say: Roll slowly onto your back.}]\n", to: "one.yaml")
            func timeline(_ voice: String) async throws -> TimelineDocument {
                let run = try await workshop.run(
                    "timeline", "one.yaml", "--voice", voice, "--talk", "chimes", "--format", "json")
                #expect(run.code == 0 && run.errors.isEmpty, "\(command): \(run.errors)")
                return try JSONDecoder().decode(TimelineDocument.self, from: run.output)
            }
            let said = try await (timeline("./own.yaml"), timeline("en-us"))
            let lengths = [said.0, said.1].map { $0.cues.first { $0.kind == "speech" }?.frames }
            #expect(lengths[0] != nil && lengths[0] != lengths[1], "\(command)")
        }
    }

    @Test func `a program that cannot speak is told of in one line, and the session is whole`() async throws {
        let workshop = try Workshop()
        try workshop.write("extends: fr\nengine: {command: [./broken]}\n", to: "broken.yaml")
        try workshop.write("#!/bin/sh\necho nonsense; exit 3\n", to: "broken")
        chmod(workshop("broken"), 0o700)
        let run = try await workshop.run(
            "timeline", "floor-four", "--voice", "./broken.yaml", "--talk", "brief", "--format", "text")
        #expect(run.code == 0)
        let lines = run.errors.split(separator: "\n")
        #expect(lines.count == 1 && lines[0].hasSuffix("eSpeak NG speaks instead"), "\(run.errors)")
        #expect(lines.first?.contains("failed (exit code 3)") == true)
        let plain = try await workshop.run(
            "timeline", "floor-four", "--voice", "fr", "--talk", "brief", "--format", "text")
        let words = [run, plain].map { $0.text.split(separator: "\n").dropFirst() }
        #expect(words[0] == words[1])
    }

    @Test func `every mistake of a voice file is a line with its place`() async throws {
        let workshop = try Workshop()
        try workshop.write(
            """
            extends: es
            engine: {rate: 20, command: flite}
            phrases:
              halfwy: Mitad.
              side: "{side:neuter}."
            """, to: "wrong.yaml")
        let run = try await workshop.run("check", "wrong.yaml")
        #expect(run.code == 2)
        let places = run.errors.split(separator: "\n").map {
            $0.split(separator: ":").prefix(3).joined(separator: ":")
        }
        #expect(places == ["2:16", "2:29", "4:3", "5:9"].map { "wrong.yaml:\($0)" }, "\(run.errors)")
        try workshop.write("extends: wrong\n", to: "\(workshop.config)/voices/mine.yaml")
        let play = try await workshop.run("timeline", "floor-four", "--voice", "mine")
        #expect(play.code == 2 && play.errors.contains("mine.yaml:1:10: there is no voice 'wrong'"))
    }

    @Test func `recordings that are no sentence, or not there, are named`() async throws {
        let workshop = try Workshop()
        try workshop.write("extends: en-gb\nengine: {recordings: takes}\n", to: "own.yaml")
        let none = try await workshop.run("check", "own.yaml")
        #expect(none.code == 2 && none.errors.contains("there is no folder"))
        try workshop.write(ToneFile.bytes(seconds: 1), to: "takes/halfway.wav")
        try workshop.write("not a sound", to: "takes/notes.txt")
        let fine = try await workshop.run("check", "own.yaml")
        #expect(
            workshop.withoutPaths(fine.text)
                == "own.yaml: a voice in en-gb, no mistakes\n  opens 1 recording in '~/work/takes'\n",
            "\(fine.errors)")
        try workshop.write(ToneFile.bytes(seconds: 1), to: "takes/halfwy.wav")
        let wrong = try await workshop.run("check", "own.yaml")
        #expect(
            wrong.code == 2
                && wrong.errors.contains("'halfwy' is no sentence of the voice; did you mean 'halfway'?"))
    }

    @Test func `every sentence that can be recorded has a name`() async throws {
        let run = try await Workshop().run("list", "sentences", "--voice", "fr")
        #expect(run.code == 0)
        #expect(run.text.contains("\nbreathe-out  ") && run.text.contains("  Soufflez.\n"))
    }

    @Test(arguments: ["de", "en-gb", "en-us", "es", "fr"])
    func `every voice counts seconds in seconds, and says its words within its work`(_ voice: String)
        async throws
    {
        let workshop = try Workshop()
        let run = try await workshop.run(
            "timeline", "strength-seven", "--voice", voice, "--level", "full", "--format", "json")
        #expect(run.code == 0 && run.errors.isEmpty)
        let timeline = try JSONDecoder().decode(TimelineDocument.self, from: run.output)
        let countdown = timeline.cues.filter { $0.role == "countdown" }
        #expect(!countdown.isEmpty && countdown.count % 3 == 0)
        #expect(countdown.allSatisfy { $0.frames < 43_200 })
        // Cow and cat are led by the breath: both are said twice, each within its half of the breath.
        let led = timeline.cues.filter { $0.pose == "cat-cow" && $0.role == "breath" }
        #expect(led.count >= 4)
        for span in timeline.spans where span.kind == "instruction" {
            let said = timeline.cues.filter {
                $0.role == "instruction" && $0.frame >= span.frame && $0.frame < span.frame + span.frames
            }
            #expect(said.count <= 8)
            if let first = said.first { #expect(span.frame + span.frames - first.frame <= 60 * 48_000) }
        }
    }

    @Test func `talk auto explains what the journal does not know, and says so in the timeline`() async throws
    {
        let workshop = try Workshop()
        let run = try await workshop.run("timeline", "floor-four", "--talk", "auto", "--format", "json")
        #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
        #expect(try JSONDecoder().decode(TimelineDocument.self, from: run.output).talk == "auto")
        let again = try await workshop.run("timeline", "floor-four", "--talk", "auto", "--format", "json")
        #expect(again.output == run.output)
    }

    @Test func `a pose that was heard in full three times is told briefly, by the journal`() async throws {
        let workshop = try Workshop()
        let path = workshop("../data/backtalk/journal.sqlite")
        for days in [3, 2, 1] {
            let then = Moment(milliseconds: Moment.now.milliseconds - Int64(days) * 86_400_000, zone: 0)
            let start = SessionStart(
                moment: then, title: "own", source: .builtIn("floor-four"), contentHash: "", voice: "en-us",
                level: .gentle, talk: .full, breath: .off, pace: .normal, planned: Seconds(600))
            let writer = JournalWriter(path: path, start: start, report: { Issue.record("\($0)") })
            let place = RoutinePlace(entry: 0, pose: "knees-to-chest")
            writer.note(.work(WorkDone(number: 1, place: place, done: Seconds(5), planned: Seconds(5))))
            writer.note(.end(SessionEnd(moment: then, outcome: .finished)), urgent: true)
            #expect(writer.close(within: .seconds(120)) == nil)
        }
        let run = try await workshop.run("timeline", "floor-four", "--talk", "auto", "--format", "json")
        let timeline = try JSONDecoder().decode(TimelineDocument.self, from: run.output)
        let roles = (0..<4).map { entry in
            Set(timeline.cues.filter { $0.entry == entry && $0.kind == "speech" }.map(\.role))
        }
        #expect(!roles[0].contains("instruction") && roles[0].contains("name"))
        #expect(roles.dropFirst().allSatisfy { $0.contains("instruction") })
        #expect(timeline.cues.contains { $0.role == "safety" })
    }
}
