internal import GRDB

/// What the tables of the journal are, as the steps that lead there. A step that was once released never changes:
/// a journal may be as old as Backtalk.
enum Schema {
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("journal 1") { database in
            try database.execute(sql: version1)
        }
        migrator.registerMigration("journal 2") { database in
            try database.execute(sql: version2)
        }
        return migrator
    }()

    /// Sessions, and what happened in them. `token` is chosen at random by the writer, so that a note which is written
    /// again after a doubtful failure finds its session; work and commands have numbers for the same reason.
    private static let version1 = """
        CREATE TABLE session (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            token INTEGER NOT NULL UNIQUE,
            started_ms INTEGER NOT NULL,
            started_zone_s INTEGER NOT NULL,
            title TEXT NOT NULL,
            kind TEXT NOT NULL,
            source TEXT NOT NULL,
            content_hash TEXT NOT NULL,
            voice TEXT NOT NULL,
            level TEXT NOT NULL,
            talk TEXT NOT NULL,
            breath TEXT NOT NULL,
            pace TEXT NOT NULL,
            planned_ms INTEGER NOT NULL,
            ended_ms INTEGER,
            ended_zone_s INTEGER,
            outcome TEXT,
            reason TEXT
        ) STRICT;
        CREATE TABLE work (
            session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
            number INTEGER NOT NULL,
            entry INTEGER NOT NULL,
            pose TEXT,
            side TEXT,
            set_number INTEGER,
            repetition INTEGER,
            phase TEXT,
            done_ms INTEGER NOT NULL,
            planned_ms INTEGER NOT NULL,
            not_counted_ms INTEGER NOT NULL,
            PRIMARY KEY (session, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE command (
            session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
            number INTEGER NOT NULL,
            offset_ms INTEGER NOT NULL,
            frame INTEGER NOT NULL,
            name TEXT NOT NULL,
            detail TEXT,
            PRIMARY KEY (session, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE standing (
            session INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
            entry INTEGER,
            pose TEXT,
            side TEXT,
            set_number INTEGER,
            repetition INTEGER,
            phase TEXT,
            frame INTEGER NOT NULL,
            position TEXT
        ) STRICT;
        """

    /// What became of reminders, how sessions felt, and the days off that were advised after them. A feeling without a
    /// session belongs to the one that comes.
    private static let version2 = """
        CREATE TABLE reminder (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            at_ms INTEGER NOT NULL,
            at_zone_s INTEGER NOT NULL,
            event TEXT NOT NULL,
            due_ms INTEGER,
            until_ms INTEGER,
            reason TEXT
        ) STRICT;
        CREATE TABLE feel (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            at_ms INTEGER NOT NULL,
            at_zone_s INTEGER NOT NULL,
            session INTEGER REFERENCES session ON DELETE CASCADE,
            time TEXT NOT NULL,
            value INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE day_off (
            day INTEGER PRIMARY KEY,
            at_ms INTEGER NOT NULL,
            at_zone_s INTEGER NOT NULL,
            session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE
        ) STRICT;
        """
}
