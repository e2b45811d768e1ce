import Practice
import Testing

@testable import Journal

/// What the journal knows of each pose: the sessions in which some of its work was done.
@Suite struct FamiliarityTests {
    private static let day: Int64 = 86_400_000

    private func note(
        _ journal: Journal, day: Int64, _ talk: Talk, _ poses: [String: Int]
    ) throws {
        let start = SessionStart(
            moment: Moment(milliseconds: day * Self.day, zone: 0), title: "own", source: .builtIn("own"),
            contentHash: "", voice: "en-us", level: .gentle, talk: talk, breath: .off, pace: .normal,
            planned: Seconds(600))
        var backlog = Backlog()
        var number = 0
        for (pose, done) in poses {
            for side in Side.allCases {
                number += 1
                backlog.add(
                    WorkDone(
                        number: number, place: RoutinePlace(entry: 0, pose: pose, side: side),
                        done: Seconds(done), planned: Seconds(30)))
            }
        }
        try journal.write(backlog, of: SessionKey(start))
    }

    @Test func sessionsCountOnceEachAndOnlyWithWork() throws {
        let folder = try TemporaryFolder()
        let journal = try Journal(path: folder.journal)
        #expect(try journal.familiarities().isEmpty)
        for day in 1...3 { try note(journal, day: Int64(day), .full, ["bridge": 30, "sphinx": 0]) }
        try note(journal, day: 4, .auto, ["bridge": 30, "rest": 10])
        let known = try journal.familiarities().mapValues { $0.talk(at: 5 * Self.day) }
        #expect(known == ["bridge": .brief, "rest": .full])
        for day in 5...6 { try note(journal, day: Int64(day), .auto, ["bridge": 1]) }
        #expect(try journal.familiarities()["bridge"]?.talk(at: 7 * Self.day) == .chimes)
        #expect(try journal.familiarities()["bridge"]?.talk(at: 37 * Self.day) == .full)
    }
}
