internal import GRDB
import Practice

extension Database {
    /// The number of the session with this token, which begins with this call where it is not there yet.
    func number(ofSession token: Int64, beginning start: SessionStart) throws -> Int64 {
        let find = try cachedStatement(sql: "SELECT number FROM session WHERE token = ?")
        if let number = try Int64.fetchOne(find, arguments: [token]) { return number }
        let (kind, source) = start.source.columns
        try execute(
            sql: """
                INSERT INTO session (token, started_ms, started_zone_s, title, kind, source, content_hash, voice, level,
                    talk, breath, pace, planned_ms)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                token, start.moment.milliseconds, start.moment.zone, start.title, kind, source,
                start.contentHash,
                start.voice, start.level.rawValue, start.talk.rawValue, start.breath.description,
                start.pace.rawValue, start.planned.milliseconds,
            ])
        return lastInsertedRowID
    }

    func write(_ work: WorkDone, session: Int64) throws {
        try cachedStatement(
            sql: """
                INSERT OR REPLACE INTO work (session, number, entry, pose, side, set_number, repetition, phase, done_ms,
                    planned_ms, not_counted_ms)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: [session, work.number] + work.place.columns + [
                work.done.milliseconds, work.planned.milliseconds, work.notCounted.milliseconds,
            ])
    }

    func write(_ command: CommandUsed, number: Int, session: Int64) throws {
        try cachedStatement(
            sql: """
                INSERT OR REPLACE INTO command (session, number, offset_ms, frame, name, detail)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            session, number, command.offset.milliseconds, command.frame, command.name, command.detail,
        ])
    }

    func write(_ standing: Standing, session: Int64) throws {
        try cachedStatement(
            sql: """
                INSERT OR REPLACE INTO standing (session, entry, pose, side, set_number, repetition, phase, frame,
                    position)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: [session] + standing.place.columns + [standing.frame, standing.position?.rawValue])
    }

    func write(_ end: SessionEnd, session: Int64) throws {
        let (outcome, reason) = end.outcome.columns
        try execute(
            sql:
                "UPDATE session SET ended_ms = ?, ended_zone_s = ?, outcome = ?, reason = ? WHERE number = ?",
            arguments: [end.moment.milliseconds, end.moment.zone, outcome, reason, session])
    }
}

extension RoutineSource {
    fileprivate var columns: (kind: String, source: String) {
        switch self {
        case .builtIn(let id): ("built-in", id)
        case .file(let path): ("file", path)
        }
    }
}

extension SessionEnd.Outcome {
    fileprivate var columns: (outcome: String, reason: String?) {
        switch self {
        case .finished: ("finished", nil)
        case .stopped: ("stopped", nil)
        case .failed(let reason): ("failed", reason)
        case .brokenOff: ("broken-off", nil)
        }
    }
}

extension RoutinePlace? {
    /// entry, pose, side, set_number, repetition, phase
    fileprivate var columns: StatementArguments {
        [self?.entry, self?.pose, self?.side?.rawValue, self?.set, self?.repetition, self?.phase]
    }
}

extension RoutinePlace {
    fileprivate var columns: StatementArguments { Self?.some(self).columns }
}
