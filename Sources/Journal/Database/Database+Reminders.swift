internal import GRDB
import Practice

extension Database {
    func write(_ note: ReminderNote) throws {
        try execute(
            sql: """
                INSERT INTO reminder (at_ms, at_zone_s, event, due_ms, until_ms, reason) VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                note.moment.milliseconds, note.moment.zone, note.event.rawValue, note.due, note.until,
                note.reason,
            ])
    }

    /// The last ones of these events, the latest last.
    func reminderNotes(_ events: [ReminderNote.Event], last count: Int) throws -> [ReminderNote] {
        let marks = databaseQuestionMarks(count: events.count)
        let rows = try Row.fetchAll(
            self, sql: "SELECT * FROM reminder WHERE event IN (\(marks)) ORDER BY number DESC LIMIT ?",
            arguments: StatementArguments(events.map(\.rawValue)) + [count])
        return try rows.reversed().map { try $0.reminderNote() }
    }

    func write(_ feel: Feel) throws {
        try execute(
            sql: "INSERT INTO feel (at_ms, at_zone_s, session, time, value) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                feel.moment.milliseconds, feel.moment.zone, feel.session, feel.time.rawValue, feel.value,
            ])
    }

    /// In the order in which they were told, of the last `count`.
    func feels(last count: Int) throws -> [Feel] {
        try Row.fetchAll(self, sql: "SELECT * FROM feel ORDER BY number DESC LIMIT ?", arguments: [count])
            .reversed().map { try $0.feel() }
    }

    func daysOff() throws -> [DayOff] {
        try Row.fetchAll(self, sql: "SELECT * FROM day_off ORDER BY day").map { row in
            DayOff(day: try row.day("day"), advised: try row.moment(), session: try row.value("session"))
        }
    }

    func write(_ off: DayOff) throws {
        try execute(
            sql: "INSERT OR REPLACE INTO day_off (day, at_ms, at_zone_s, session) VALUES (?, ?, ?, ?)",
            arguments: [off.day, off.advised.milliseconds, off.advised.zone, off.session])
    }

    func takeBackDayOff(after session: Int64) throws {
        try execute(sql: "DELETE FROM day_off WHERE session = ?", arguments: [session])
    }

    /// In the order in which they began, of the last `count`; without how they felt.
    func summaries(last count: Int) throws -> [SessionSummary] {
        try Row.fetchAll(
            self,
            sql: """
                SELECT session.*, standing.frame AS frame,
                    (SELECT COALESCE(SUM(done_ms), 0) FROM work WHERE work.session = session.number) AS worked_ms
                FROM session LEFT JOIN standing ON standing.session = session.number
                ORDER BY session.number DESC LIMIT ?
                """, arguments: [count]
        ).reversed().map { try $0.summary() }
    }
}

extension Row {
    fileprivate func moment() throws -> Moment {
        Moment(milliseconds: try instant("at_ms"), zone: try zone("at_zone_s"))
    }

    fileprivate func reminderNote() throws -> ReminderNote {
        ReminderNote(
            moment: try moment(), event: try word("event"), due: try optionalInstant("due_ms"),
            until: try optionalInstant("until_ms"), reason: try optional("reason"))
    }

    fileprivate func feel() throws -> Feel {
        Feel(
            moment: try moment(), time: try word("time"), value: try number("value", in: Feel.range),
            session: try optional("session"))
    }

    fileprivate func summary() throws -> SessionSummary {
        let frame = try optionalFrames("frame") ?? 0
        let planned = try seconds("planned_ms").milliseconds
        let outcome: String? = try optional("outcome")
        // 48 frames a millisecond; a person who stops in the closing has done it.
        let isDone = outcome == "finished" || planned > 0 && frame / 48 >= planned - planned / 10
        return SessionSummary(
            number: try value("number"),
            start: Moment(milliseconds: try instant("started_ms"), zone: try zone("started_zone_s")),
            title: try value("title"), worked: try seconds("worked_ms"), isDone: isDone)
    }
}
