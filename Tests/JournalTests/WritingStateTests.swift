import Seeded
import Testing

@testable import Journal

/// When the notes are written, on a clock that the test moves.
@Suite struct WritingStateTests {
    static let origin = SuspendingClock.now
    static let error = JournalError(.full, path: "/nowhere")

    /// Milliseconds after the test's beginning.
    static func time(_ milliseconds: Int) -> WritingState.Instant { origin + .milliseconds(milliseconds) }

    @Test(arguments: 0..<300)
    func noNoteWaitsLongerThanFiveSecondsAndNoTwoTransactionsAreCloserUnlessUrgent(seed: Int) {
        var random = SplitMix64(state: UInt64(seed))
        var state = WritingState(interval: JournalWriter.interval, standing: nil)
        /// When the oldest note that is not written was made.
        var oldest: Int? = 0
        var hasUrgent = true
        var lastBegan: Int?
        for now in 0..<40_000 {
            if Int.random(in: 0..<700, using: &random) == 0 {
                let urgent = Int.random(in: 0..<6, using: &random) == 0
                state.note(.standing(Standing(place: nil, frame: Int64(now))), urgent: urgent)
                oldest = oldest ?? now
                hasUrgent = hasUrgent || urgent
            }
            switch state.step(at: Self.time(now)) {
            case .wait(nil): #expect(oldest == nil, "a note is forgotten")
            case .wait(let until?): #expect(oldest.map { until <= Self.time($0 + 5_000) } == true)
            case .end: Issue.record("it ended by itself")
            case .write:
                #expect(oldest.map { now - $0 <= 5_000 } == true)
                #expect(hasUrgent || lastBegan.map { now - $0 >= 5_000 } ?? true)
                (oldest, hasUrgent, lastBegan) = (nil, false, now)
                state.wrote()
            }
        }
    }

    @Test func nothingIsWrittenWhileNothingIsNoted() throws {
        var state = begun()
        for now in stride(from: 0, to: 10_000_000, by: 100_000) {
            #expect(state.step(at: Self.time(now)).isIdle, "it wakes up for nothing")
        }
    }

    @Test func nothingElseIsBegunWhileATransactionIsUnderWay() throws {
        var state = begun()
        state.note(.standing(Standing(place: nil, frame: 1)), urgent: true)
        #expect(state.step(at: Self.time(0)).backlog != nil, "not written")
        state.note(.standing(Standing(place: nil, frame: 2)), urgent: true)
        state.hurry()
        #expect(state.step(at: Self.time(100_000)).isIdle, "two at once")
        state.wrote()
        let backlog = try #require(state.step(at: Self.time(100_000)).backlog, "the second one is forgotten")
        #expect(backlog.standing?.frame == 2)
    }

    @Test func aDiskThatFailsIsAskedNoMoreOftenThanEveryFiveSecondsHoweverUrgentTheNotes() throws {
        var state = begun()
        var attempts: [Int] = []
        for now in 0..<60_000 {
            state.note(.standing(Standing(place: nil, frame: Int64(now))), urgent: true)
            if case .write(let backlog) = state.step(at: Self.time(now)) {
                attempts.append(now)
                _ = state.failed(backlog, Self.error)
            }
        }
        #expect(attempts == Array(stride(from: 0, to: 60_000, by: 5_000)))
        state.hurry()
        let backlog = try #require(state.step(at: Self.time(60_000)).backlog, "somebody waits")
        #expect(backlog.standing?.frame == 59_999)
    }

    @Test func closingWritesWhatThereIsAndEnds() throws {
        var state = begun()
        state.note(.standing(Standing(place: nil, frame: 1)), urgent: false)
        state.close()
        state.note(.standing(Standing(place: nil, frame: 2)), urgent: true)
        let backlog = try #require(state.step(at: Self.time(1)).backlog, "not written")
        #expect(backlog.standing?.frame == 1)
        state.wrote()
        #expect(state.step(at: Self.time(1)).isEnd, "it goes on")
    }

    @Test func closingWhileATransactionIsUnderWayWaitsForIt() throws {
        var state = begun()
        state.note(.standing(Standing(place: nil, frame: 1)), urgent: true)
        #expect(state.step(at: Self.time(0)).backlog != nil, "not written")
        state.close()
        #expect(state.step(at: Self.time(1)).isIdle, "it ends too early")
        state.wrote()
        #expect(state.step(at: Self.time(1)).isEnd, "it goes on")
    }

    /// A session that is on the disk since the test's beginning.
    private func begun() -> WritingState {
        var state = WritingState(interval: JournalWriter.interval, standing: nil)
        #expect(state.step(at: Self.time(-1_000_000)).backlog != nil, "the session itself is urgent")
        state.wrote()
        return state
    }
}

extension WritingState.Step {
    fileprivate var backlog: Backlog? {
        guard case .write(let backlog) = self else { return nil }
        return backlog
    }

    fileprivate var isIdle: Bool {
        guard case .wait(nil) = self else { return false }
        return true
    }

    fileprivate var isEnd: Bool {
        guard case .end = self else { return false }
        return true
    }
}
