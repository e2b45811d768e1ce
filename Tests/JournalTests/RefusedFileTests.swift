import Foundation
import GRDB
import Seeded
import Testing

@testable import Journal

/// Files that are no journal, or not one of this version: told, and left as they are.
@Suite struct RefusedFileTests {
    @Test(arguments: 0..<60)
    func garbageIsToldAndLeftAsItIs(seed: Int) throws {
        var random = SplitMix64(state: UInt64(seed))
        let folder = try TemporaryFolder()
        var bytes = (0..<Int.random(in: 1...20_000, using: &random)).map { _ in
            UInt8.random(in: 0...255, using: &random)
        }
        // Some begin as a database does.
        if seed % 3 == 0 {
            bytes.replaceSubrange(0..<min(16, bytes.count), with: Array("SQLite format 3\0".utf8))
        }
        try folder.write(bytes, to: "journal.sqlite")
        let error = refusal(folder.journal)
        guard case .damaged = error?.code else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try folder.bytes("journal.sqlite") == bytes)
        #expect(try folder.names() == ["journal.sqlite"])
    }

    @Test func aNewerJournalIsToldAndLeftAsItIs() throws {
        let folder = try TemporaryFolder()
        try makeNewer(folder.journal)
        let bytes = try folder.bytes("journal.sqlite")
        #expect(refusal(folder.journal)?.code == .newerVersion)
        #expect(try folder.bytes("journal.sqlite") == bytes)
        #expect(try folder.names() == ["journal.sqlite"])
    }

    @Test func aNewerJournalWhoseWriterDiedKeepsItsLog() throws {
        let folder = try TemporaryFolder()
        try makeNewer(folder.journal)
        let queue = try DatabaseQueue(path: folder.journal)
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
        try queue.write { try $0.execute(sql: "UPDATE session SET title = 'in the log'") }
        // What a crash leaves: the file and its log, without the process.
        for suffix in ["", "-wal"] {
            try folder.write(folder.bytes("journal.sqlite\(suffix)"), to: "crashed.sqlite\(suffix)")
        }
        let before = try ["", "-wal"].map { try folder.bytes("crashed.sqlite\($0)") }
        #expect(refusal(folder("crashed.sqlite"))?.code == .newerVersion)
        #expect(try ["", "-wal"].map { try folder.bytes("crashed.sqlite\($0)") } == before)
        try queue.close()
    }

    @Test(arguments: [
        "CREATE TABLE letters (text)",
        "CREATE TABLE grdb_migrations (identifier); INSERT INTO grdb_migrations VALUES ('v1')",
    ])
    func aDatabaseOfAnotherProgramIsToldAndLeftAsItIs(sql: String) throws {
        let folder = try TemporaryFolder()
        try DatabaseQueue(path: folder.journal).inDatabase { try $0.execute(sql: sql) }
        let bytes = try folder.bytes("journal.sqlite")
        #expect(refusal(folder.journal)?.code == .foreign)
        #expect(try folder.bytes("journal.sqlite") == bytes)
    }

    @Test func aFileWithoutContentBecomesAJournal() throws {
        let folder = try TemporaryFolder()
        try folder.write([], to: "journal.sqlite")
        #expect(try Journal(path: folder.journal).lastSession() == nil)
        #expect(TemporaryFolder.mode(folder.journal) == 0o600)
    }

    @Test func aJournalThatWasBegunAndNoMoreIsFinished() throws {
        let folder = try TemporaryFolder()
        try DatabaseQueue(path: folder.journal).inDatabase {
            try $0.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
        }
        #expect(try Journal(path: folder.journal).lastSession() == nil)
    }

    @Test func whatIsNoFileIsNotOpened() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder("folder"), withIntermediateDirectories: true)
        mkfifo(folder("pipe"), 0o600)
        try folder.write([1], to: "file")
        #expect(refusal(folder("folder"))?.code == .notAFile)
        #expect(refusal(folder("pipe"))?.code == .notAFile)
        #expect(refusal("/dev/null")?.code == .notAFile)
        #expect(refusal(folder("file/journal.sqlite"))?.code == .system("Not a directory"))
        #expect(refusal("/proc/backtalk/journal.sqlite") != nil)
    }

    @Test(arguments: ["level = 'x'", "breath = '99'", "kind = 'y'", "outcome = 'z'", "outcome = 'finished'"])
    func aValueThatNoJournalWritesIsDamage(change: String) throws {
        let folder = try TemporaryFolder()
        try MigrationTests.make(folder.journal, .version1)
        try DatabaseQueue(path: folder.journal).inDatabase {
            try $0.execute(sql: "UPDATE session SET \(change) WHERE number = 2")
        }
        let journal = try Journal(path: folder.journal)
        let error = #expect(throws: JournalError.self) { try journal.lastSession() }
        guard case .damaged = error?.code else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try journal.session(1) == MigrationTests.first)
    }

    @Test(arguments: 0..<60)
    func brokenPagesAreToldAndNeverEndTheSession(seed: Int) throws {
        var random = SplitMix64(state: UInt64(seed))
        let folder = try TemporaryFolder()
        try MigrationTests.make(folder.journal, .version1)
        var bytes = try folder.bytes("journal.sqlite")
        for _ in 0..<Int.random(in: 1...200, using: &random) {
            bytes[.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
        }
        try folder.write(bytes, to: "journal.sqlite")
        let session = RandomSession(seed: seed)
        let writer = JournalWriter(path: folder.journal, start: session.start) { _ in }
        for (note, urgent) in session.notes { writer.note(note, urgent: urgent) }
        let trouble = writer.close(within: .seconds(30))
        do {
            let journal = try Journal(path: folder.journal)
            let last = try journal.lastSession()
            if trouble == nil, case nil = refusedByCheck(journal) {
                #expect(last?.work == session.record().work)
            }
        } catch {
            #expect(!error.description.isEmpty)
        }
    }

    @Test func everyErrorSaysWhatAndWhereAndWhatNow() {
        let codes: [JournalError.Code] = [
            .newerVersion, .damaged("x"), .foreign, .notAFile, .notAllowed, .full, .busy, .late, .system("x"),
        ]
        for code in codes {
            let sentence = JournalError(code, path: "/a/journal.sqlite").description
            #expect(sentence.contains("'/a/journal.sqlite'"))
            #expect(sentence.contains(";") && sentence.hasSuffix("."))
        }
    }

    @Test func aFullDiskIsCalledFull() {
        let table: [(ResultCode, JournalError.Code)] = [
            (.SQLITE_FULL, .full), (.SQLITE_BUSY, .busy), (.SQLITE_READONLY, .notAllowed),
            (.SQLITE_IOERR, .system("detail")), (.SQLITE_CORRUPT, .damaged("detail")),
        ]
        for (result, code) in table {
            #expect(JournalError(DatabaseError(resultCode: result, message: "detail"), path: "").code == code)
        }
    }

    private func refusal(_ path: String) -> JournalError? {
        do {
            _ = try Journal(path: path)
            return nil
        } catch {
            return error
        }
    }

    private func refusedByCheck(_ journal: Journal) -> JournalError? {
        do {
            try journal.check()
            return nil
        } catch {
            return error
        }
    }

    private func makeNewer(_ path: String) throws {
        try MigrationTests.make(path, .version1)
        try DatabaseQueue(path: path).inDatabase {
            try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('journal 999')")
        }
    }
}
