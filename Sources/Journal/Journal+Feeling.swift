internal import GRDB

extension Journal {
    /// What came of telling how it feels.
    public struct Told: Sendable, Hashable {
        public var feel: Feel
        /// The session to which it belongs, with all that is known of how it felt; nil: the one that comes.
        public var session: SessionSummary?
        /// The day off that it calls for.
        public var dayOff: DayOff?
    }

    /// Keeps how much it hurts, with the session to which it belongs.
    ///
    /// - Parameters:
    ///   - value: within `Feel.range`.
    ///   - time: nil: after today's last session where that is still to be said, else before the next one.
    /// - Returns: nil, and nothing is kept, where it is to be after a session and there was none today.
    public func tell(_ value: Int, _ time: Feel.Time?, at moment: Moment = .now) throws(JournalError) -> Told?
    {
        try connection.write { database in
            let sessions = try database.felt(last: Self.recent)
            let last = sessions.last.flatMap { $0.isRecent(at: moment) ? $0 : nil }
            let feels = try database.feels(last: Self.recent)
            let time = time ?? (last?.isToBeTold(at: moment, feels) == true ? .after : .before)
            var feel = Feel(moment: moment, time: time, value: value)
            switch time {
            case .after:
                guard let last else { return nil }
                feel.session = last.number
            case .before: if let last, last.isJustBegun(at: moment) { feel.session = last.number }
            }
            try database.write(feel)
            guard let number = feel.session else { return Told(feel: feel) }
            let felt = try database.felt(last: Self.recent)
            var off: DayOff?
            try database.takeBackDayOff(after: number)
            if DayOff.isAdvised(after: felt) {
                off = DayOff(day: moment.day + 1, advised: moment, session: number)
                if let off { try database.write(off) }
            }
            return Told(feel: feel, session: felt.last, dayOff: off)
        }
    }

    /// What was done, as of `today`.
    ///
    /// - Parameter sessions: how many of the last ones are looked at.
    public func history(today: Int = Moment.now.day, sessions: Int = 10_000) throws(JournalError) -> History {
        try connection.read { database in
            History(
                sessions: try database.felt(last: sessions), daysOff: try database.daysOff(), today: today)
        }
    }

    /// Enough to look back on.
    private static let recent = 20
}

extension SessionSummary {
    /// Whether it began today, or so late yesterday that it is hardly over.
    fileprivate func isRecent(at moment: Moment) -> Bool {
        let passed = moment.milliseconds - start.milliseconds
        return passed >= 0 && (start.day == moment.day || passed < 2 * 3_600_000)
    }

    /// Whether what was felt before it may be told late.
    fileprivate func isJustBegun(at moment: Moment) -> Bool {
        before == nil && after == nil && moment.milliseconds - start.milliseconds < 3_600_000
    }

    /// Whether what is told now is how it feels after it: nobody said so yet, or only just, and says it better.
    fileprivate func isToBeTold(at moment: Moment, _ feels: [Feel]) -> Bool {
        guard let told = feels.last(where: { $0.session == number && $0.time == .after }) else { return true }
        return moment.milliseconds - told.moment.milliseconds < 10 * 60_000
    }
}

extension Database {
    /// The last sessions, with how they felt.
    fileprivate func felt(last count: Int) throws -> [SessionSummary] {
        var sessions = try summaries(last: count)
        let feels = try feels(last: 3 * count)
        var earlier: Moment?
        for index in sessions.indices {
            let session = sessions[index]
            func last(_ time: Feel.Time) -> Int? {
                feels.last { $0.session == session.number && $0.time == time }?.value
            }
            sessions[index].after = last(.after)
            sessions[index].before =
                last(.before) ?? feels.last { $0.announces(session, since: earlier) }?.value
            earlier = session.start
        }
        return sessions
    }
}

extension Feel {
    /// Whether it was told for the session that came, half a day before at most.
    fileprivate func announces(_ session: SessionSummary, since earlier: Moment?) -> Bool {
        guard self.session == nil, time == .before else { return false }
        let ahead = session.start.milliseconds - moment.milliseconds
        return (0...12 * 3_600_000).contains(ahead)
            && earlier.map { moment.milliseconds > $0.milliseconds } ?? true
    }
}
