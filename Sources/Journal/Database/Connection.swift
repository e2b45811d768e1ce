internal import GRDB

/// The one connection of a journal to its file, with the tables as this Backtalk knows them.
struct Connection: Sendable {
    let path: String
    private let still: StillQueue
    /// The file that was opened.
    private let identity: JournalFile.Identity?
    private var queue: DatabaseQueue { still.queue }

    /// How long another process's transaction is waited for, in seconds. Ours take milliseconds.
    private static let patience = 5.0

    /// Opens the file, makes it where it is missing, and brings an older one up to date.
    init(path: String) throws(JournalError) {
        self.path = path
        let file = try JournalFile(path: path)
        do {
            // Looked at first through a connection that cannot write: a file that is refused stays as it is, to the byte.
            if file.hasContent { try Self.inspect(path) } else { try file.makePrivate() }
            still = try StillQueue(path: path, configuration: Self.configuration())
            try still.queue.inDatabase(Self.makeDurable)
            try Self.migrate(still.queue)
            identity = JournalFile.Identity(path)
        } catch {
            if (error as? DatabaseError)?.resultCode == .SQLITE_CANTOPEN, let code = file.whyNotOpened() {
                throw JournalError(code, path: path)
            }
            throw JournalError(error, path: path)
        }
    }

    /// All of `body` in one transaction, which is on the disk when this returns, or none of it.
    ///
    /// - Throws: also where the file has gone from its place: SQLite would go on writing into what nobody finds again.
    func write<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
        guard JournalFile.Identity(path) == identity else { throw JournalError(.takenAway, path: path) }
        do {
            return try queue.write(body)
        } catch {
            throw JournalError(error, path: path)
        }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
        do {
            return try queue.read(body)
        } catch {
            throw JournalError(error, path: path)
        }
    }

    private static func configuration(readonly: Bool = false) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readonly
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(patience)
        configuration.label = "backtalk-journal"
        return configuration
    }

    private static func inspect(_ path: String) throws {
        let still = try StillQueue(path: path, configuration: configuration(readonly: true))
        let (tables, applied) = try steps(still.queue)
        let known = applied.intersection(Schema.migrator.migrations)
        if known.isEmpty, tables > 0 || !applied.isEmpty { throw JournalError(.foreign, path: path) }
        if applied.count > known.count { throw JournalError(.newerVersion, path: path) }
    }

    /// How many tables and indices there are besides the list of migrations, and which migrations that list has.
    private static func steps(_ queue: DatabaseQueue) throws -> (tables: Int, applied: Set<String>) {
        try queue.read { database in
            // The first look is what the transaction goes on seeing, while other processes may be making the tables.
            let names = try String.fetchAll(database, sql: "SELECT tbl_name FROM sqlite_schema")
            let others = names.count { $0 != "grdb_migrations" }
            return (others, names.count == others ? [] : try Schema.migrator.appliedIdentifiers(database))
        }
    }

    private static func makeDurable(_ database: Database) throws {
        do {
            // With a log that is written ahead, readers and the writer never wait for each other.
            try database.execute(sql: "PRAGMA journal_mode = WAL")
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            // Another process is in the file and sets the same. The mode is the file's, and any mode is safe.
        }
        // A transaction survives a power cut, not the process's death alone.
        try database.execute(sql: "PRAGMA synchronous = FULL")
        // A few tables with short rows: 256 KiB of pages instead of 2 MiB.
        try database.execute(sql: "PRAGMA cache_size = -256")
    }

    private static func migrate(_ queue: DatabaseQueue) throws {
        var applied = try steps(queue).applied
        while !applied.isSuperset(of: Schema.migrator.migrations) {
            let before = applied
            do {
                try Schema.migrator.migrate(queue)
                return
            } catch {
                // Another process may have taken the same step at the same time; then there is progress, and no harm.
                applied = try steps(queue).applied
                if applied == before { throw error }
            }
        }
    }
}
