internal import GRDB
import Practice

extension Database {
    func lastSession() throws -> SessionRecord? {
        let row = try Row.fetchOne(self, sql: "SELECT * FROM session ORDER BY number DESC LIMIT 1")
        return try row.map(session)
    }

    func session(_ number: Int64) throws -> SessionRecord? {
        let row = try Row.fetchOne(self, sql: "SELECT * FROM session WHERE number = ?", arguments: [number])
        return try row.map(session)
    }

    private func session(_ row: Row) throws -> SessionRecord {
        let number: Int64 = try row.value("number")
        return SessionRecord(
            number: number, start: try row.start(), work: try rows("work", of: number).map { try $0.work() },
            commands: try rows("command", of: number).map { try $0.command() },
            standing: try standing(of: number), end: try row.end())
    }

    func standing(of session: Int64) throws -> Standing? {
        let row = try Row.fetchOne(
            self, sql: "SELECT * FROM standing WHERE session = ?", arguments: [session])
        return try row.map { try $0.standing() }
    }

    private func rows(_ table: String, of session: Int64) throws -> [Row] {
        try Row.fetchAll(
            self, sql: "SELECT * FROM \(table) WHERE session = ? ORDER BY number", arguments: [session])
    }
}

extension Row {
    fileprivate func start() throws -> SessionStart {
        let breath: String = try value("breath")
        guard let breath = Breath(breath) else { throw Self.unknown(breath, "breath") }
        return SessionStart(
            moment: Moment(milliseconds: try instant("started_ms"), zone: try zone("started_zone_s")),
            title: try value("title"), source: try source(), contentHash: try value("content_hash"),
            voice: try value("voice"), level: try word("level"), talk: try word("talk"), breath: breath,
            pace: try word("pace"), planned: try seconds("planned_ms"))
    }

    private func source() throws -> RoutineSource {
        switch try value("kind") as String {
        case "built-in": .builtIn(try value("source"))
        case "file": .file(try value("source"))
        case let kind: throw Self.unknown(kind, "kind")
        }
    }

    fileprivate func end() throws -> SessionEnd? {
        guard let outcome: String = try optional("outcome") else { return nil }
        return SessionEnd(
            moment: Moment(milliseconds: try instant("ended_ms"), zone: try zone("ended_zone_s")),
            outcome: try Self.outcome(outcome, optional("reason")))
    }

    private static func outcome(_ word: String, _ reason: String?) throws -> SessionEnd.Outcome {
        switch word {
        case "finished": .finished
        case "stopped": .stopped
        case "failed": .failed(reason ?? "")
        case "broken-off": .brokenOff
        default: throw unknown(word, "outcome")
        }
    }

    fileprivate func work() throws -> WorkDone {
        WorkDone(
            number: try count("number"), place: try place(), done: try seconds("done_ms"),
            planned: try seconds("planned_ms"), notCounted: try seconds("not_counted_ms"))
    }

    fileprivate func command() throws -> CommandUsed {
        CommandUsed(
            offset: try seconds("offset_ms"), frame: try frames("frame"), name: try value("name"),
            detail: try optional("detail"))
    }

    fileprivate func standing() throws -> Standing {
        let entry = try optionalCount("entry")
        return Standing(
            place: try entry.map { _ in try place() }, frame: try frames("frame"),
            position: try optionalWord("position"))
    }

    private func place() throws -> RoutinePlace {
        RoutinePlace(
            entry: try count("entry"), pose: try optional("pose"), side: try optionalWord("side"),
            set: try optionalCount("set_number"), repetition: try optionalCount("repetition"),
            phase: try optional("phase"))
    }
}
