import GRDB
import Practice
import Testing

@testable import Journal

/// Journals of every age are brought up to date, and nothing in them is lost.
@Suite struct MigrationTests {
    @Test func everyVersionHasASnapshot() {
        #expect(Snapshot.all.map(\.version) == Array(1...Schema.migrator.migrations.count))
    }

    @Test(arguments: Snapshot.all)
    func aJournalOfAnEarlierVersionIsReadAndWrittenOn(snapshot: Snapshot) throws {
        let folder = try TemporaryFolder()
        try Self.make(folder.journal, snapshot)
        let journal = try Journal(path: folder.journal)
        try journal.check()
        #expect(try journal.session(1) == Self.first)
        #expect(try journal.session(2) == Self.second)
        #expect(try journal.lastUnfinished() == Self.second)
        let session = RandomSession(seed: 3)
        let writer = JournalWriter(path: folder.journal, start: session.start, standing: session.standing) {
            Issue.record("\($0)")
        }
        for (note, _) in session.notes { writer.note(note) }
        #expect(writer.close(within: .seconds(120)) == nil)
        #expect(try journal.lastSession() == session.record(number: 3))
    }

    @Test(arguments: Snapshot.all)
    func aJournalOfAnEarlierVersionHasTheTablesOfANewOneAfterwards(snapshot: Snapshot) throws {
        let folder = try TemporaryFolder()
        try Self.make(folder("old.sqlite"), snapshot)
        for name in ["old.sqlite", "new.sqlite"] { _ = try Journal(path: folder(name)) }
        #expect(try Self.schema(folder("old.sqlite")) == Self.schema(folder("new.sqlite")))
    }

    @Test func whatCameWithTheSecondVersionIsReadFromIt() throws {
        let folder = try TemporaryFolder()
        try Self.make(folder.journal, .version2)
        let journal = try Journal(path: folder.journal)
        let notes = try journal.reminderNotes(last: 10)
        #expect(notes.map(\.event) == [.waits, .given, .paused])
        #expect(notes[0].reason == "microphone" && notes[0].due == notes[1].due)
        #expect(try journal.rests() == [notes[2]])
        let history = try journal.history(today: 20_779)
        #expect(history.days.map(\.number) == [20_778, 20_779])
        #expect(history.days[0].sessions.map(\.before) == [3, nil])
        #expect(history.days[0].sessions.map(\.after) == [6, nil])
        #expect(history.days[1].isOff && history.days[1].sessions.isEmpty)
    }

    @Test func openingAgainChangesNothing() throws {
        let folder = try TemporaryFolder()
        let latest = try #require(Snapshot.all.last)
        try Self.make(folder.journal, latest)
        _ = try Journal(path: folder.journal)
        let bytes = try folder.bytes("journal.sqlite")
        for _ in 0..<3 { _ = try Journal(path: folder.journal).lastSession() }
        #expect(try folder.bytes("journal.sqlite") == bytes)
    }

    static let first = SessionRecord(
        number: 1,
        start: SessionStart(
            moment: Moment(milliseconds: 1_795_232_000_000, zone: 3_600), title: "easing-five",
            source: .builtIn("easing-five"), contentHash: "c0ffee", voice: "en-us", level: .gentle,
            talk: .full,
            breath: .pattern(.even), pace: .normal, planned: Seconds(560)),
        work: [
            WorkDone(
                number: 1,
                place: RoutinePlace(entry: 0, pose: "childs-pose", set: 1, repetition: 1, phase: "hold"),
                done: Seconds(20), planned: Seconds(20))
        ],
        standing: Standing(place: nil, frame: 0),
        end: SessionEnd(
            moment: Moment(milliseconds: 1_795_232_560_000, zone: 3_600),
            outcome: .failed("The device went away.")))

    static let second = SessionRecord(
        number: 2,
        start: SessionStart(
            moment: Moment(milliseconds: 1_795_318_400_000, zone: -18_000), title: "My evening",
            source: .file("/home/ada/evening.yaml"), contentHash: "f00d", voice: "en-us", level: .steady,
            talk: .brief, breath: .off, pace: .slow, planned: Seconds(1_200)),
        work: [
            WorkDone(number: 1, place: knee(.right), done: Seconds(30), planned: Seconds(30)),
            WorkDone(
                number: 2, place: knee(.left), done: Seconds(milliseconds: 12_500), planned: Seconds(30),
                notCounted: Seconds(milliseconds: 2_500)),
        ],
        commands: [
            CommandUsed(offset: Seconds(61), frame: 2_880_000, name: "pause"),
            CommandUsed(offset: Seconds(93), frame: 2_880_000, name: "easier", detail: "left side only"),
        ],
        standing: Standing(place: knee(.left), frame: 3_000_000, position: .supine))

    static func knee(_ side: Side) -> RoutinePlace {
        RoutinePlace(entry: 0, pose: "knee-to-chest", side: side, set: 1, repetition: 1, phase: "hold")
    }

    static func make(_ path: String, _ snapshot: Snapshot) throws {
        try DatabaseQueue(path: path).inDatabase { try $0.execute(sql: snapshot.sql) }
    }

    private static func schema(_ path: String) throws -> [String] {
        try DatabaseQueue(path: path).read { database in
            try String.fetchAll(
                database, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
        }
    }
}
