import Foundation
import FoundationXML
import Testing

/// `timeline` in its four formats.
@Suite struct TimelineTests {
    static let routines = ["easing-five", "floor-four", "strength-seven", "long-seven", "rolls-and-heels"]

    @Test(arguments: routines)
    func `the JSON of every routine keeps the contract`(routine: String) async throws {
        let run = try await Workshop().run("timeline", routine, "--format", "json")
        #expect(run.code == 0 && run.errors.isEmpty)
        let timeline = try JSONDecoder().decode(TimelineDocument.self, from: run.output)
        #expect(timeline.routine == routine)
        #expect(timeline.voice == "en-us")
        #expect(timeline.level == "gentle" && timeline.talk == "full" && timeline.breath == "5-5")
        #expect(timeline.sampleRate == 48_000)
        #expect(timeline.seconds == Double(timeline.frames) / 48_000)
        check(timeline.cues, end: timeline.frames)
        check(timeline.spans, end: timeline.frames)
    }

    @Test(arguments: routines)
    func `the page of a routine names the minutes that it takes`(routine: String) async throws {
        let workshop = try Workshop()
        let page = try await workshop.run("show", routine)
        let words = page.text.split { !$0.isLetter && !$0.isNumber }
        let gentle = try #require(words.firstIndex(of: "gentle"))
        let minutes = try #require(words.count > gentle + 2 ? Double(words[gentle + 2]) : nil)
        let run = try await workshop.run("timeline", routine, "--format", "json")
        let seconds = try JSONDecoder().decode(TimelineDocument.self, from: run.output).seconds
        // Nothing is spoken for the page, so a few seconds are left to doubt.
        #expect(abs(minutes * 60 - seconds) < 40, "\(page.text.prefix(200))")
    }

    private func check(_ cues: [TimelineDocument.Cue], end: Int) {
        let roles = [
            "speech": [
                "welcome", "safety", "transition", "name", "instruction", "side", "breath", "halfway",
                "countdown",
                "count", "release", "closing", "own",
            ],
            "chime": ["open", "begin", "change", "end", "close"],
            "breath": ["in", "out", "hold"],
        ]
        var last = 0
        var spoken = 0
        for cue in cues {
            #expect(roles[cue.kind]?.contains(cue.role) == true, "\(cue)")
            #expect(cue.frame >= last && cue.frames > 0 && cue.end <= end, "\(cue)")
            #expect((cue.text != nil) == (cue.kind == "speech"), "\(cue)")
            #expect(cue.pose == nil || cue.entry != nil, "\(cue)")
            #expect(["left", "right", nil].contains(cue.side))
            last = cue.frame
            guard cue.kind == "speech" else { continue }
            #expect(cue.frame >= spoken, "two at once: \(cue)")
            spoken = cue.end
        }
        #expect(cues.first?.role == "open" && cues.first?.frame == 0)
        #expect(cues.first { $0.kind == "speech" }?.frame ?? 0 >= 96_000)
        #expect(cues.contains { $0.role == "close" })
    }

    private func check(_ spans: [TimelineDocument.Span], end: Int) {
        let kinds = [
            "opening", "transition", "instruction", "ready", "work", "change", "rest", "release", "closing",
        ]
        var next = 0
        for span in spans {
            #expect(span.frame == next && span.frames > 0, "\(span)")
            #expect(kinds.contains(span.kind))
            #expect((span.phase != nil && span.set != nil && span.repetition != nil) || span.kind != "work")
            #expect(span.breaths ?? 1 > 0)
            next = span.end
        }
        #expect(next == end)
        #expect(spans.first?.kind == "opening" && spans.last?.kind == "closing")
    }

    @Test(arguments: routines)
    func `captions hold every spoken cue, one after the other`(routine: String) async throws {
        let workshop = try Workshop()
        let json = try await workshop.run("timeline", routine, "--talk", "brief", "--format", "json")
        let timeline = try JSONDecoder().decode(TimelineDocument.self, from: json.output)
        let run = try await workshop.run("timeline", routine, "--talk", "brief", "--format", "vtt")
        #expect(run.code == 0 && run.errors.isEmpty)
        let captions = try Captions(run.text)
        let spoken = timeline.cues.filter { $0.kind == "speech" }
        #expect(captions.rows.map(\.text) == spoken.map { $0.text?.replacing("&", with: "&amp;") })
        for (row, cue) in zip(captions.rows, spoken) {
            #expect(row.start == cue.frame / 48 && row.end == cue.end / 48)
        }
    }

    @Test(arguments: routines)
    func `the picture is well-formed XML with a mark for every cue`(routine: String) async throws {
        let workshop = try Workshop()
        let run = try await workshop.run("timeline", routine, "--level", "full", "--format", "svg")
        let json = try await workshop.run("timeline", routine, "--level", "full", "--format", "json")
        let timeline = try JSONDecoder().decode(TimelineDocument.self, from: json.output)
        #expect(run.code == 0 && run.errors.isEmpty)
        let counter = ElementCounter()
        let parser = XMLParser(data: run.output)
        parser.delegate = counter
        #expect(parser.parse(), "\(String(describing: parser.parserError)) in line \(parser.lineNumber)")
        #expect(counter.counts["svg"] == 1)
        #expect(counter.counts["circle"] == timeline.cues.count { $0.kind == "chime" })
        #expect(counter.counts["line", default: 0] == timeline.cues.count { $0.kind == "breath" })
        #expect(counter.counts["title"] ?? 0 >= timeline.cues.count + timeline.spans.count)
    }

    @Test func `the table has a row a span and a row a cue`() async throws {
        let workshop = try Workshop()
        let json = try await workshop.run("timeline", "floor-four", "--format", "json")
        let timeline = try JSONDecoder().decode(TimelineDocument.self, from: json.output)
        let run = try await workshop.run("timeline", "floor-four")
        #expect(run.code == 0 && run.errors.isEmpty)
        let lines = run.text.split(separator: "\n")
        #expect(lines.count == 2 + timeline.spans.count + timeline.cues.count)
        #expect(lines.count { $0.hasPrefix("    ") } == timeline.cues.count)
    }

    @Test func `what stands in words of one's own is no markup`() async throws {
        let workshop = try Workshop()
        try workshop.write(
            "name: '<b>&\"'\nposes:\n  - say: 'Now --> <c> & \"go\"'\n", to: "words.yaml")
        let svg = try await workshop.run("timeline", "words.yaml", "--format", "svg")
        #expect(XMLParser(data: svg.output).parse())
        let vtt = try await workshop.run("timeline", "words.yaml", "--format", "vtt")
        let rows = try Captions(vtt.text).rows
        #expect(rows.contains { $0.text == "Now --&gt; &lt;c&gt; &amp; &quot;go&quot;" })
    }

    @Test func `an option goes before the routine file, and that before the configuration`() async throws {
        let workshop = try Workshop()
        try workshop.write(
            "level: full\ntalk: brief\nbreath: 4-6\npace: slow\n", to: "\(workshop.config)/config.yaml")
        try workshop.write("talk: chimes\nbreath: 6-6\nposes: [sphinx]\n", to: "own.yaml")
        let run = try await workshop.run("timeline", "own.yaml", "--breath", "off", "--format", "json")
        let timeline = try JSONDecoder().decode(TimelineDocument.self, from: run.output)
        #expect(timeline.routine == "own")
        #expect(timeline.level == "full" && timeline.talk == "chimes" && timeline.breath == "off")
    }

    @Test func `a session that begins later keeps the numbers of its entries`() async throws {
        let run = try await Workshop().run(
            "timeline", "easing-five", "--from", "knees-to-chest", "--talk", "chimes", "--format", "json")
        let timeline = try JSONDecoder().decode(TimelineDocument.self, from: run.output)
        #expect(Set(timeline.spans.compactMap(\.entry)) == [3, 4])
    }
}

private final class ElementCounter: NSObject, XMLParserDelegate {
    var counts: [String: Int] = [:]

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        counts[name, default: 0] += 1
    }
}
