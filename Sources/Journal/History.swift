import Practice

/// What was done, day by day, as of a day.
public struct History: Sendable, Hashable {
    /// Days since 1970-01-01.
    public let today: Int
    /// The days with sessions or a day off, in their order.
    public let days: [Day]

    public struct Day: Sendable, Hashable {
        /// Since 1970-01-01, by the person's own clock.
        public var number: Int
        /// In their order.
        public var sessions: [SessionSummary]
        public var isOff: Bool

        public var worked: Seconds { sessions.reduce(.zero) { $0 + $1.worked } }
        /// How many sessions were done.
        public var done: Int { sessions.count { $0.isDone } }
    }

    public init(sessions: [SessionSummary], daysOff: [DayOff], today: Int) {
        self.today = today
        var days: [Int: Day] = [:]
        for session in sessions where session.start.day <= today {
            days[session.start.day, default: Day(number: session.start.day, sessions: [], isOff: false)]
                .sessions.append(session)
        }
        for off in daysOff {
            days[off.day, default: Day(number: off.day, sessions: [], isOff: false)].isOff = true
        }
        self.days = days.values.sorted { $0.number < $1.number }
    }

    public func day(_ number: Int) -> Day? { days.first { $0.number == number } }

    /// How many days running a session was done, up to today or yesterday. A day off keeps the row and does not count.
    public var streak: Int {
        let byNumber = Dictionary(uniqueKeysWithValues: days.map { ($0.number, $0) })
        var count = 0
        var number = today
        // Today may still bring one.
        if byNumber[today]?.done ?? 0 == 0 { number -= 1 }
        while let day = byNumber[number], day.done > 0 || day.isOff {
            if day.done > 0 { count += 1 }
            number -= 1
        }
        return count
    }
}
