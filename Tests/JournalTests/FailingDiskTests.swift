import Seeded
import Synchronization
import Testing

@testable import Journal

/// A disk that fails never stops the session.
@Suite(.timeLimit(.minutes(2))) struct FailingDiskTests {
    static let full = JournalError(.full, path: "/nowhere")

    @Test(arguments: 0..<40)
    func whatADiskRefusesIsWrittenWhenItWorksAgain(seed: Int) throws {
        var random = SplitMix64(state: UInt64(seed))
        let failures = (0..<12).map { _ in Bool.random(using: &random) ? Self.full : nil }
        let store = ScriptedStore(failures: failures)
        let told = Mutex(0)
        let session = RandomSession(seed: seed)
        let writer = store.writer { _ in told.withLock { $0 += 1 } }
        for (note, urgent) in session.notes {
            writer.note(note, urgent: urgent)
            if Int.random(in: 0..<4, using: &random) == 0 { writer.flush() }
        }
        // As often as the script can fail, and once more.
        for _ in 0...failures.count { writer.flush() }
        #expect(writer.close() == nil)
        var all = Backlog()
        for backlog in store.written { all.add(backlog) }
        #expect(Contents(all) == Contents(RandomSession(session, with: session.notes).backlog))
        let reports = told.withLock { $0 }
        #expect(reports <= 1)
        #expect(reports == 1 || !failures.prefix(store.attempts).contains(Self.full))
    }

    @Test func notingNeverWaitsForADiskThatHangs() {
        let store = ScriptedStore(isHanging: true)
        let writer = store.writer()
        store.waitForAttempts(1)
        // If one of these waited, this would be the end of it.
        for number in 1...20_000 {
            writer.note(.standing(Standing(place: nil, frame: Int64(number))), urgent: true)
        }
        #expect(writer.flush(within: .milliseconds(10))?.code == .late)
        store.letGo()
        #expect(writer.close() == nil)
        #expect(store.written.last?.standing?.frame == 20_000)
    }

    @Test func closingDoesNotWaitForEverForADiskThatHangs() {
        let store = ScriptedStore(isHanging: true)
        let writer = store.writer()
        #expect(writer.close(within: .milliseconds(10))?.code == .late)
        store.letGo()
    }

    @Test func whatCannotBeMendedIsToldOnceAndTriedNoMore() {
        let store = ScriptedStore(failures: [JournalError(.damaged("test"), path: "/nowhere")])
        let told = Mutex<[JournalError]>([])
        let writer = store.writer { error in told.withLock { $0.append(error) } }
        #expect(writer.flush()?.code == .damaged("test"))
        for (note, _) in RandomSession(seed: 2).notes { writer.note(note, urgent: true) }
        #expect(writer.close()?.code == .damaged("test"))
        #expect(store.attempts == 1)
        #expect(told.withLock { $0.count } == 1)
    }

    @Test(arguments: [JournalError.Code.full, .damaged("test")])
    func whatIsNotOnTheDiskAtTheEndIsToldThen(code: JournalError.Code) {
        let store = ScriptedStore(failures: [nil, JournalError(code, path: "/nowhere")])
        let writer = store.writer(interval: .seconds(1_000_000))
        store.waitForWrites(1)
        writer.note(.standing(Standing(place: nil, frame: 1)))
        #expect(writer.close()?.code == code)
        #expect(writer.flush()?.code == code)
    }

    @Test func aDiskThatFailsToTheEndIsTriedOnceMoreAtTheEnd() {
        let store = ScriptedStore(failures: Array(repeating: Self.full, count: 100))
        let writer = store.writer(interval: .seconds(1_000_000))
        store.waitForAttempts(1)
        #expect(writer.flush()?.code == .full)
        let before = store.attempts
        #expect(writer.close()?.code == .full)
        #expect(store.attempts == before + 1)
    }

    @Test func aBacklogIsBoundedAndKeepsTheNewest() {
        var backlog = Backlog()
        let place = RoutinePlace(entry: 0)
        for number in 1...Backlog.limit + 500 {
            backlog.add(WorkDone(number: number, place: place, done: .zero, planned: .zero))
            backlog.add(CommandUsed(offset: .zero, frame: 0, name: "pause"), number: number)
        }
        #expect(backlog.work.map(\.number) == Array(501...Backlog.limit + 500))
        #expect(backlog.commands.map(\.number) == Array(501...Backlog.limit + 500))
        #expect(backlog.lost == 1_000)
    }
}

/// A backlog's notes, to be compared.
struct Contents: Equatable {
    var work: [WorkDone]
    var commands: [CommandUsed]
    var numbers: [Int]
    var standing: Standing?
    var end: SessionEnd?

    init(_ backlog: Backlog) {
        work = backlog.work
        commands = backlog.commands.map(\.command)
        numbers = backlog.commands.map(\.number)
        standing = backlog.standing
        end = backlog.end
    }
}
