internal import GRDB

/// What was done: sessions, the work in them, the commands used, and where each stood.
///
/// Every call here may wait for the disk. A session notes what it does through a `JournalWriter`, which does not.
public final class Journal: Sendable {
    let connection: Connection

    /// Opens the journal, makes it and its folders where they are missing, and brings an older one up to date.
    ///
    /// - Throws: A file that is damaged, newer than this Backtalk, or not a journal is left as it is.
    public init(path: String) throws(JournalError) {
        connection = try Connection(path: path)
    }

    public var path: String { connection.path }

    /// The session that began last, if it was not finished: what `play --resume` goes on with. Without an `end` its
    /// process died, or it is still playing, which only the holder of the session's lock can tell apart.
    public func lastUnfinished() throws(JournalError) -> SessionRecord? {
        guard let last = try lastSession(), last.end?.outcome != .finished else { return nil }
        return last
    }

    /// The session that began last; nil in a new journal.
    public func lastSession() throws(JournalError) -> SessionRecord? {
        try connection.read { try $0.lastSession() }
    }

    /// How many sessions it holds.
    public func sessionCount() throws(JournalError) -> Int {
        try connection.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM session") ?? 0 }
    }

    /// Whether a session began before `moment`.
    public func hasSession(before moment: Moment) throws(JournalError) -> Bool {
        try connection.read { database in
            try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM session WHERE started_ms < ?)",
                arguments: [moment.milliseconds]) ?? false
        }
    }

    /// The session with this number; nil where there is none.
    public func session(_ number: Int64) throws(JournalError) -> SessionRecord? {
        try connection.read { try $0.session(number) }
    }

    /// Reads the whole file and checks every page and every reference: about 4 ms a megabyte.
    ///
    /// - Throws: `damaged` with the first thing that is wrong.
    public func check() throws(JournalError) {
        let path = path
        try connection.read { database in
            let found = try String.fetchAll(database, sql: "PRAGMA integrity_check(1)")
            guard found == ["ok"] else {
                throw JournalError(.damaged(found.first ?? "no answer"), path: path)
            }
            try database.checkForeignKeys()
        }
    }
}

extension Journal: NoteStore {
    func write(_ backlog: Backlog, of session: SessionKey) throws(JournalError) {
        try connection.write { database in
            let number = try database.number(ofSession: session.token, beginning: session.start)
            for work in backlog.work { try database.write(work, session: number) }
            for (number:command, command:used) in backlog.commands {
                try database.write(used, number: command, session: number)
            }
            if let standing = backlog.standing { try database.write(standing, session: number) }
            if let end = backlog.end { try database.write(end, session: number) }
        }
    }
}
