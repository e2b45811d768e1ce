import Foundation
import Practice
import Seeded
import Testing

@testable import Journal

/// Processes that die, and processes that write at once.
@Suite(.serialized) struct KillTests {
    /// `BACKTALK_KILLS=1000 swift test --filter KillTests` for the long run.
    static let kills = ProcessInfo.processInfo.environment["BACKTALK_KILLS"].flatMap { Int($0) } ?? 50

    /// One journal for all, so that every kill finds what the ones before have left.
    @Test func aKillAtAnyMomentLosesNoMoreThanWhatWasNotWritten() throws {
        let folder = try TemporaryFolder()
        var random = SplitMix64(state: 20_260_731)
        var known: Int64 = 0
        var midway = 0
        for kill in 0..<Self.kills {
            // What is not urgent waits at times, so that the log and the memory are both full at the kill.
            let scribe = try Scribe(
                folder.journal, "session \(kill)",
                "interval=\([0, 5, 50, 1_000].randomElement(using: &random) ?? 0)")
            // Some die while they open the journal, most while they write.
            if kill % 5 != 0 { scribe.waitFor("flushed") }
            usleep(.random(in: 0..<60_000, using: &random))
            scribe.kill()
            #expect(!scribe.lines.contains { $0.hasPrefix("report") }, "\(scribe.lines)")

            let journal = try Journal(path: folder.journal)
            try journal.check()
            guard let last = try journal.lastUnfinished(), last.start.title == "session \(kill)" else {
                #expect(scribe.flushed == 0, "the session is not there")
                continue
            }
            #expect(last.number > known)
            known = last.number
            expectScript(last, atLeast: scribe.flushed)
            if last.work.count > scribe.flushed { midway += 1 }
        }
        // Otherwise the kills have all hit where nothing was to be lost.
        #expect(midway > Self.kills / 10)
    }

    @Test func sessionsOfSeveralProcessesAtOnceAreAllWhole() throws {
        let folder = try TemporaryFolder()
        let titles = (1...6).map { "session \($0)" }
        // All begin with a file that is not there.
        let scribes = try titles.map { try Scribe(folder.journal, $0, "count=256", "interval=0") }
        for scribe in scribes {
            #expect(scribe.finish() == 0, "\(scribe.lines)")
            #expect(scribe.lines.last == "closed 256")
            #expect(!scribe.lines.contains { $0.hasPrefix("report") }, "\(scribe.lines)")
        }
        let journal = try Journal(path: folder.journal)
        try journal.check()
        var found: [String] = []
        for number in 1...Int64(titles.count) {
            let record = try #require(try journal.session(number))
            found.append(record.start.title)
            expectScript(record, atLeast: 256)
            #expect(record.end?.outcome == .finished)
        }
        #expect(found.sorted() == titles)
    }

    @Test func aFileThatMayGrowNoFurtherIsToldOnceAndCaughtUpWithWhenItMay() throws {
        let folder = try TemporaryFolder()
        let scribe = try Scribe(folder.journal, "narrow", "count=4000", "limit=120000")
        #expect(scribe.finish() == 0, "\(scribe.lines)")
        #expect(scribe.lines.filter { $0.hasPrefix("report") }.count == 1, "\(scribe.lines)")
        let journal = try Journal(path: folder.journal)
        try journal.check()
        let record = try #require(try journal.lastSession())
        expectScript(record, atLeast: 4_000)
        #expect(record.end?.outcome == .finished)
    }

    @Test func aFileThatNeverMayGrowAgainStaysWhole() throws {
        let folder = try TemporaryFolder()
        let before = try Scribe(folder.journal, "wide", "count=100")
        #expect(before.finish() == 0)
        let scribe = try Scribe(folder.journal, "narrow", "limit=60000")
        scribe.waitFor("report")
        scribe.kill()
        let journal = try Journal(path: folder.journal)
        try journal.check()
        let first = try #require(try journal.session(1))
        expectScript(first, atLeast: 100)
        if let second = try journal.session(2) { expectScript(second, atLeast: scribe.flushed) }
    }

    @Test func aFolderThatMayNotBeWrittenIsToldAndStopsNothing() throws {
        let folder = try TemporaryFolder()
        chmod(folder.url.path(), 0o555)
        let scribe = try Scribe(folder.journal, "mute", "nobody", "count=200")
        #expect(scribe.finish() == 1, "\(scribe.lines)")
        #expect(scribe.lines.first == "report notAllowed", "\(scribe.lines)")
        #expect(scribe.lines.count == 2)
        #expect(
            scribe.lines.last?.hasPrefix("trouble The journal '\(folder.journal)' may not be written")
                == true)
        #expect(try folder.names() == [])
    }

    @Test func aJournalThatMayNotBeWrittenStaysAsItIs() throws {
        let folder = try TemporaryFolder()
        #expect(try Scribe(folder.journal, "wide", "count=100").finish() == 0)
        let bytes = try folder.bytes("journal.sqlite")
        chmod(folder.journal, 0o444)
        chmod(folder.url.path(), 0o555)
        let scribe = try Scribe(folder.journal, "mute", "nobody", "count=200")
        #expect(scribe.finish() == 1, "\(scribe.lines)")
        #expect(scribe.lines.first == "report notAllowed", "\(scribe.lines)")
        #expect(try folder.bytes("journal.sqlite") == bytes)
    }

    /// What the scribe wrote is there from the first note on without a gap, each as it was noted.
    private func expectScript(_ record: SessionRecord, atLeast flushed: Int) {
        let count = record.work.count
        #expect(count >= flushed, "\(record.start.title): \(count) of \(flushed)")
        var isWhole = true
        for (index, work) in record.work.enumerated() {
            let number = index + 1
            let place = RoutinePlace(
                entry: number / 4, pose: "pose-\(number / 4)", repetition: number % 4 + 1)
            let time = Seconds(milliseconds: Int64(number))
            isWhole = isWhole && work == WorkDone(number: number, place: place, done: time, planned: time)
        }
        #expect(isWhole, "\(record.start.title)")
        // A transaction may begin between two notes that belong together, but nowhere else.
        let standing = Int(record.standing?.frame ?? 0)
        #expect((count - 1...count).contains(standing))
        #expect(standing == 0 || record.standing?.place == record.work[standing - 1].place)
        #expect((standing / 5...count / 5).contains(record.commands.count))
        #expect(record.commands.map(\.frame) == (0..<record.commands.count).map { Int64($0 + 1) * 5 })
    }
}
