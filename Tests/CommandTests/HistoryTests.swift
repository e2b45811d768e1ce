import Foundation
import Journal
import Practice
import Testing

/// What was done and how it felt, through the command line.
@Suite struct HistoryTests {
    /// Puts sessions of 20 minutes into the journal, each begun so many days ago.
    private func play(_ workshop: Workshop, days: [Int], outcome: SessionEnd.Outcome = .finished) {
        for day in days {
            var start = Moment.now
            start.milliseconds -= Int64(day) * 86_400_000
            let writer = JournalWriter(
                path: workshop.journal,
                start: SessionStart(
                    moment: start, title: "easing-five", source: .builtIn("easing-five"), contentHash: "",
                    voice: "en-us", level: .gentle, talk: .full, breath: .off, pace: .normal,
                    planned: Seconds(1_200))
            ) { Issue.record("\($0)") }
            writer.note(
                .work(
                    WorkDone(
                        number: 1, place: RoutinePlace(entry: 0), done: Seconds(600), planned: Seconds(600))))
            writer.note(.end(SessionEnd(moment: start, outcome: outcome)), urgent: true)
            #expect(writer.close(within: .seconds(120)) == nil)
        }
    }

    @Test func `an empty history says how it begins, and leaves nothing behind`() async throws {
        let workshop = try Workshop()
        #expect(try await workshop.run("history").text == "Nothing yet; 'backtalk play' begins it.\n")
        let json = try await workshop.run("history", "--format", "json")
        #expect(try JSONDecoder().decode(Document.self, from: json.output).days.isEmpty)
        #expect(try await workshop.run("history", "--format", "svg").text.hasSuffix("</svg>\n"))
        #expect(!FileManager.default.fileExists(atPath: workshop.journal))
    }

    @Test func `the calendar fits forty columns and counts the days running`() async throws {
        let workshop = try Workshop()
        play(workshop, days: [40, 3, 2, 1, 1])
        play(workshop, days: [5], outcome: .stopped)
        let run = try await workshop.run("history", "--weeks", "12")
        #expect(run.code == 0, "\(run.errors)")
        let rows = run.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(rows.allSatisfy { $0.count <= 40 })
        #expect(rows[0] == "Days running: 3")
        #expect(rows[1] == "Last 30 days: 4 sessions, 50 min")
        let weeks = rows.filter { $0.count(where: { $0 == "-" }) == 2 && !$0.contains("done") }
        #expect(weeks.count == 12)
        let signs = weeks.flatMap { $0.dropFirst(10).prefix(24) }
        #expect(
            signs.count { $0 == "1" } == 3 && signs.count { $0 == "2" } == 1 && signs.count { $0 == "+" } == 1
        )
        #expect(weeks.reduce(0) { $0 + (Int($1.split(separator: " ").last ?? "") ?? 0) } == 60)
    }

    @Test func `programs get every day, and a picture is well formed`() async throws {
        let workshop = try Workshop()
        play(workshop, days: [700, 1])
        let run = try await workshop.run("history", "--format", "json")
        let document = try JSONDecoder().decode(Document.self, from: run.output)
        #expect(document.streak == 1)
        #expect(document.days.map(\.done) == [1, 1])
        #expect(document.days.map(\.seconds) == [600, 600])
        #expect(document.days.flatMap { $0.sessions.map(\.routine) } == ["easing-five", "easing-five"])
        let svg = try await workshop.run("history", "--format", "svg", "--weeks", "53")
        let shown = svg.text.components(separatedBy: "1 done, 10 min").count - 1
        #expect(shown == 1)
        try workshop.write(svg.text, to: "history.svg")
        let check = try await workshop.shell(
            "python3 -c 'import xml.dom.minidom, sys; xml.dom.minidom.parse(sys.argv[1])' history.svg")
        #expect(check.code == 0, "\(check.errors)")
    }

    @Test func `two sessions that left one sorer bring a day off, and reminders rest`() async throws {
        let workshop = try Workshop()
        try workshop.write("reminders: [{at: 08:00}]", to: "\(workshop.config)/config.yaml")
        #expect(try await workshop.run("feel", "2").text == "Noted: 2 before the next session.\n")
        for _ in 0..<2 {
            play(workshop, days: [0])
            let before = try await workshop.run("feel", "3", "--before")
            #expect(
                before.text.hasPrefix("Noted: 3 before the session of "), "\(before.text)\(before.errors)")
            let after = try await workshop.run("feel", "6")
            #expect(after.text.hasPrefix("Noted: 6 after the session of "))
            #expect(after.text.contains(", 3 before it.\n"))
        }
        let told = try await workshop.run("feel", "5", "--after")
        #expect(told.text.contains("take a day off. Reminders rest until the end of "), "\(told.text)")
        #expect(try await workshop.run("remind", "list").text.contains("\nA day off until "))
        let history = try await workshop.run("history", "--format", "json")
        let document = try JSONDecoder().decode(Document.self, from: history.output)
        #expect(document.days.map(\.dayOff) == [false, true])
        #expect(document.days.first?.sessions.map(\.after) == [6, 5])
        _ = try await workshop.run("remind", "resume")
        #expect(try await !workshop.run("remind", "list").text.contains("day off"))
    }

    private struct Document: Decodable {
        let today: String
        let streak: Int
        let days: [Day]

        struct Day: Decodable {
            let date: String
            let done: Int
            let seconds: Double
            let dayOff: Bool
            let sessions: [Session]
        }

        struct Session: Decodable {
            let number: Int
            let start: String
            let routine: String
            let done: Bool
            let before: Int?
            let after: Int?
        }
    }
}
