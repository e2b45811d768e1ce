import GRDB
import Practice
import Seeded
import Testing

@testable import Journal

/// How it feels, to which session that belongs, and the day off that comes of it.
@Suite struct FeelingTests {
    /// A journal in which sessions begin when a test says so.
    private struct Diary {
        let folder: TemporaryFolder
        let journal: Journal
        /// 1970-01-01 is day 0.
        static let day = 20_000

        init() throws {
            folder = try TemporaryFolder()
            journal = try Journal(path: folder.journal)
        }

        static func at(_ day: Int, _ hour: Int, _ minute: Int = 0) -> Moment {
            // An hour ahead of UTC: local midnight lies an hour before.
            let minutes = Int64((Self.day + day) * 1_440 + hour * 60 + minute - 60)
            return Moment(milliseconds: minutes * 60_000, zone: 3_600)
        }

        /// A session of ten minutes; where it ended, in tenths.
        func session(_ day: Int, _ hour: Int, tenths: Int = 10) throws {
            let start = SessionStart(
                moment: Self.at(day, hour), title: "easing-five", source: .builtIn("easing-five"),
                contentHash: "", voice: "en-us", level: .gentle, talk: .full, breath: .off, pace: .normal,
                planned: Seconds(600))
            var backlog = Backlog()
            backlog.add(
                WorkDone(
                    number: 1, place: RoutinePlace(entry: 0), done: Seconds(tenths * 30),
                    planned: Seconds(300)))
            backlog.add(Standing(place: nil, frame: Int64(tenths) * 60 * 48_000))
            let end = Moment(milliseconds: start.moment.milliseconds + 600_000, zone: 3_600)
            backlog.add(SessionEnd(moment: end, outcome: tenths == 10 ? .finished : .stopped))
            try journal.write(backlog, of: SessionKey(start))
        }

        @discardableResult
        func tell(_ value: Int, as time: Feel.Time? = nil, _ day: Int, _ hour: Int, _ minute: Int = 0) throws
            -> Journal.Told?
        {
            try journal.tell(value, time, at: Self.at(day, hour, minute))
        }

        func history(_ day: Int) throws -> History { try journal.history(today: Self.day + day) }
    }

    @Test func beforeASessionItIsBeforeAndAfterItAfter() throws {
        let diary = try Diary()
        #expect(try diary.tell(3, 0, 7)?.feel.time == .before)
        try diary.session(0, 8)
        let told = try #require(try diary.tell(5, 0, 8, 20))
        #expect(told.feel.time == .after)
        #expect(told.session?.before == 3 && told.session?.after == 5)
        #expect(told.dayOff == nil)
    }

    @Test func whatIsToldAgainSoonIsACorrectionAndLaterBelongsToTheNextSession() throws {
        let diary = try Diary()
        try diary.session(0, 8)
        try diary.tell(9, 0, 8, 20)
        #expect(try diary.tell(2, 0, 8, 25)?.session?.after == 2)
        #expect(try diary.tell(4, 0, 20)?.feel == Feel(moment: Diary.at(0, 20), time: .before, value: 4))
        try diary.session(0, 21)
        try diary.tell(1, 0, 21, 30)
        let sessions = try #require(try diary.history(0).day(Diary.day)?.sessions)
        #expect(sessions.map(\.before) == [nil, 4])
        #expect(sessions.map(\.after) == [2, 1])
    }

    @Test func thePersonMaySayWhetherItIsBeforeOrAfter() throws {
        let diary = try Diary()
        #expect(try diary.tell(2, as: .after, 0, 8) == nil)
        try diary.session(0, 9)
        #expect(try diary.tell(3, as: .before, 0, 9, 15)?.session?.before == 3)
        #expect(try diary.tell(5, as: .after, 0, 15)?.session?.after == 5)
        // A day later there is none to which it could belong.
        #expect(try diary.tell(5, as: .after, 1, 9) == nil)
        #expect(try diary.tell(6, as: .before, 1, 9)?.session == nil)
    }

    @Test func whatWasToldHalfADayBeforeIsForgotten() throws {
        let diary = try Diary()
        try diary.tell(3, 0, 7)
        try diary.session(0, 20)
        #expect(try diary.history(0).day(Diary.day)?.sessions.map(\.before) == [nil])
    }

    @Test(arguments: [
        (before: 2, after: 4, isAdvised: true), (before: 2, after: 3, isAdvised: false),
        (before: 0, after: 10, isAdvised: true), (before: 5, after: 5, isAdvised: false),
    ])
    func twoSessionsRunningThatDidNoGoodCallForADayOff(before: Int, after: Int, isAdvised: Bool) throws {
        let diary = try Diary()
        for day in 0..<2 {
            try diary.tell(before, day, 8)
            try diary.session(day, 9)
            let told = try diary.tell(after, day, 10)
            #expect(told?.dayOff?.day == (day == 1 && isAdvised ? Diary.day + 2 : nil))
        }
        #expect(try diary.journal.daysOff().map(\.day) == (isAdvised ? [Diary.day + 2] : []))
    }

    @Test func aSessionBetweenThemThatNobodySpokeOfOrThatWasGoodBreaksTheRow() throws {
        for after in [nil, 2] {
            let diary = try Diary()
            for day in 0..<3 {
                try diary.tell(2, day, 8)
                try diary.session(day, 9)
                if let value = day == 1 ? after : 6 { try diary.tell(value, day, 10) }
            }
            #expect(try diary.journal.daysOff().isEmpty)
        }
    }

    @Test func aSessionThatWasLeftAtOnceIsPassedOver() throws {
        let diary = try Diary()
        for day in 0..<3 {
            if day != 1 { try diary.tell(2, day, 8) }
            try diary.session(day, 9, tenths: day == 1 ? 1 : 10)
            if day != 1 { try diary.tell(6, day, 10) }
        }
        #expect(try diary.journal.daysOff().count == 1)
    }

    @Test func aCorrectionTakesTheDayOffBack() throws {
        let diary = try Diary()
        for day in 0..<2 {
            try diary.tell(2, day, 8)
            try diary.session(day, 9)
            try diary.tell(6, day, 10)
        }
        #expect(try diary.journal.daysOff().count == 1)
        #expect(try diary.tell(2, 1, 10, 5)?.dayOff == nil)
        #expect(try diary.journal.daysOff().isEmpty)
    }

    @Test func theRowOfDaysGoesThroughADayOffAndWaitsForToday() throws {
        let diary = try Diary()
        for day in [0, 2, 3, 5] { try diary.session(day, 9) }
        #expect(try diary.history(5).streak == 1)
        #expect(try diary.history(4).streak == 2)
        #expect(try diary.history(6).streak == 1)
        #expect(try diary.history(7).streak == 0)
        // The fourth day off keeps the row, and does not count.
        let off = DayOff(day: Diary.day + 4, advised: Diary.at(3, 10), session: 3)
        var history = try diary.history(5)
        history = History(sessions: history.days.flatMap(\.sessions), daysOff: [off], today: Diary.day + 5)
        #expect(history.streak == 3)
        #expect(history.day(Diary.day + 4)?.isOff == true)
    }

    @Test(arguments: 0..<100)
    func theRowIsWhatCountingBackGives(seed: Int) {
        var random = SplitMix64(state: UInt64(seed))
        let kinds = (0..<60).map { _ in Int.random(in: 0..<4, using: &random) }
        let sessions = kinds.indices.filter { kinds[$0] < 2 }.map { day in
            SessionSummary(
                number: Int64(day), start: Diary.at(day, 9), title: "x", worked: Seconds(60), isDone: true)
        }
        let off = kinds.indices.filter { kinds[$0] == 2 }.map {
            DayOff(day: Diary.day + $0, advised: Diary.at($0, 0), session: 1)
        }
        var days = Array(kinds.enumerated())
        if days[59].element >= 2 { days.removeLast() }
        let expected = days.reversed().prefix { $0.element < 3 }.count { $0.element < 2 }
        #expect(History(sessions: sessions, daysOff: off, today: Diary.day + 59).streak == expected)
    }

    @Test func aSessionIsDoneWhenItIsFinishedOrLeftInItsLastTenth() throws {
        let diary = try Diary()
        for (hour, tenths) in [10, 9, 8, 0].enumerated() { try diary.session(0, 8 + hour, tenths: tenths) }
        let day = try #require(try diary.history(0).day(Diary.day))
        #expect(day.sessions.map(\.isDone) == [true, true, false, false])
        #expect(day.done == 2 && day.worked == Seconds(810))
        #expect(try diary.journal.sessionsDone(on: Diary.day) == 2)
        #expect(try diary.journal.sessionsDone(on: Diary.day + 1) == 0)
    }

    @Test(arguments: 0..<20)
    func whatBecameOfRemindersIsReadBack(seed: Int) throws {
        var random = SplitMix64(state: UInt64(seed))
        let diary = try Diary()
        let notes = (0..<30).map { index in
            ReminderNote(
                moment: Diary.at(0, 0, index),
                event: ReminderNote.Event.allCases.randomElement(using: &random) ?? .given,
                due: Bool.random(using: &random) ? .random(in: 0...1 << 42, using: &random) : nil,
                until: Bool.random(using: &random) ? .random(in: 0...1 << 42, using: &random) : nil,
                reason: Bool.random(using: &random) ? "microphone" : nil)
        }
        for note in notes { try diary.journal.note(note) }
        #expect(try diary.journal.reminderNotes(last: 100) == notes)
        #expect(try diary.journal.reminderNotes(last: 7) == notes.suffix(7))
        #expect(
            try diary.journal.reminderNotes([.lapsed, .waits], last: 3)
                == notes.filter { [.lapsed, .waits].contains($0.event) }.suffix(3))
        let since = notes.lastIndex { $0.event == .resumed }.map { notes[($0 + 1)...] } ?? notes[...]
        let rests = [ReminderNote.Event.skipped, .paused].compactMap { kind in since.last { $0.event == kind }
        }
        #expect(try diary.journal.rests() == rests)
        try diary.journal.check()
    }

    @Test func aJournalThatIsNotThereIsNotMadeByLooking() throws {
        let folder = try TemporaryFolder()
        #expect(!Journal.exists(at: folder.journal))
        #expect(try folder.names().isEmpty)
        _ = try Journal(path: folder.journal)
        #expect(Journal.exists(at: folder.journal))
    }
}
