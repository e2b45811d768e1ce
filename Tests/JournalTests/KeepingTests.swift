import Foundation
import Testing

@testable import Journal

/// What is noted is kept, and read back as it was.
@Suite struct KeepingTests {
    @Test(arguments: 0..<60)
    func whatIsNotedIsReadBack(seed: Int) throws {
        let folder = try TemporaryFolder()
        let session = RandomSession(seed: seed)
        let writer = JournalWriter(
            path: folder.journal, start: session.start, standing: session.standing, interval: .zero
        ) { Issue.record("\($0)") }
        for (index, (note, urgent)) in session.notes.enumerated() {
            writer.note(note, urgent: urgent)
            if index % 17 == seed % 17 { #expect(writer.flush() == nil) }
        }
        #expect(writer.close(within: .seconds(30)) == nil)
        let journal = try Journal(path: folder.journal)
        #expect(try journal.lastSession() == session.record())
        #expect(try journal.session(1) == session.record())
        try journal.check()
    }

    @Test func everyFlushIsOnTheDiskAtOnce() throws {
        let folder = try TemporaryFolder()
        let session = RandomSession(seed: 4)
        let writer = JournalWriter(path: folder.journal, start: session.start) { Issue.record("\($0)") }
        #expect(writer.flush() == nil)
        let journal = try Journal(path: folder.journal)
        #expect(try journal.lastSession() == SessionRecord(number: 1, start: session.start))
        var notes: [(note: JournalNote, urgent: Bool)] = []
        for note in session.notes.prefix(20) {
            writer.note(note.note)
            notes.append(note)
            #expect(writer.flush() == nil)
            #expect(try journal.lastSession() == RandomSession(session, with: notes).record())
        }
        writer.close()
    }

    @Test func whatIsUrgentIsWrittenWithoutBeingWaitedFor() throws {
        let store = ScriptedStore()
        let writer = store.writer(interval: .seconds(1_000_000))
        store.waitForWrites(1)
        writer.note(.standing(Standing(place: nil, frame: 1)))
        writer.note(.standing(Standing(place: nil, frame: 2)), urgent: true)
        store.waitForWrites(2)
        #expect(store.written.last?.standing?.frame == 2)
    }

    @Test func whoLetsGoOfTheWriterLosesNothing() throws {
        let store = ScriptedStore()
        do {
            let writer = store.writer(interval: .seconds(1_000_000))
            store.waitForWrites(1)
            writer.note(.standing(Standing(place: nil, frame: 7)))
        }
        store.waitForWrites(2)
        #expect(store.written.last?.standing?.frame == 7)
    }

    @Test func aResumedSessionStandsWhereItGoesOnFromItsFirstTransaction() throws {
        let standing = Standing(place: RoutinePlace(entry: 3, side: .right), frame: 480)
        let store = ScriptedStore()
        let writer = JournalWriter(
            path: "/nowhere", key: SessionKey(RandomSession(seed: 1).start), standing: standing,
            interval: .zero,
            open: { () throws(JournalError) in store }, report: { Issue.record("\($0)") })
        store.waitForWrites(1)
        #expect(store.written.first?.standing == standing)
        writer.close()
    }

    @Test func onlyTheLastSessionIsResumedAndOnlyIfItWasNotFinished() throws {
        let folder = try TemporaryFolder()
        let outcomes: [SessionEnd.Outcome?] = [
            nil, .finished, .stopped, .finished, .failed("The device went away."), .brokenOff, nil, .finished,
        ]
        for (index, outcome) in outcomes.enumerated() {
            let session = RandomSession(seed: index, notes: 0)
            let writer = JournalWriter(path: folder.journal, start: session.start) { Issue.record("\($0)") }
            let end = outcome.map { SessionEnd(moment: .now, outcome: $0) }
            if let end { writer.note(.end(end), urgent: true) }
            #expect(writer.close(within: .seconds(120)) == nil)
            let found = try Journal(path: folder.journal).lastUnfinished()
            #expect(found?.number == (outcome == .finished ? nil : Int64(index + 1)))
            #expect(found == nil || found?.start == session.start && found?.end == end)
        }
    }

    @Test func aNewJournalHasNoSession() throws {
        let journal = try Journal(path: TemporaryFolder().journal)
        #expect(try journal.lastSession() == nil)
        #expect(try journal.lastUnfinished() == nil)
        #expect(try journal.session(1) == nil)
    }

    @Test func writingTheSameTwiceIsWritingItOnce() throws {
        let folder = try TemporaryFolder()
        let journal = try Journal(path: folder.journal)
        let session = RandomSession(seed: 9)
        let key = SessionKey(session.start)
        let backlog = session.backlog
        for _ in 0..<3 { try journal.write(backlog, of: key) }
        var expected = session.record()
        expected.standing = expected.standing ?? session.standing
        #expect(try journal.lastSession() == expected)
    }

    @Test func theJournalIsPrivateToThePerson() throws {
        let folder = try TemporaryFolder()
        let path = folder("share/backtalk/journal.sqlite")
        let journal = try Journal(path: path)
        try journal.write(RandomSession(seed: 0).backlog, of: SessionKey(RandomSession(seed: 0).start))
        for name in ["", "-wal", "-shm"] { #expect(TemporaryFolder.mode(path + name) == 0o600, "\(name)") }
        #expect(TemporaryFolder.mode(folder("share")) == 0o700)
        #expect(TemporaryFolder.mode(folder("share/backtalk")) == 0o700)
    }

    @Test func theMomentIsTheOneOfTheClock() {
        let moment = Moment.now
        let now = Date().timeIntervalSince1970 * 1_000
        #expect(abs(now - Double(moment.milliseconds)) < 60_000)
        #expect(moment.zone == TimeZone.current.secondsFromGMT())
    }
}
