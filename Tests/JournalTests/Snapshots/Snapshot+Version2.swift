extension Snapshot {
    static let version2 = Snapshot(
        version: 2,
        sql: """
            CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
            INSERT INTO grdb_migrations VALUES('journal 1');
            INSERT INTO grdb_migrations VALUES('journal 2');
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
            INSERT INTO session VALUES(1,77,1795232000000,3600,'easing-five','built-in','easing-five','c0ffee','en-us',
                'gentle','full','5-5','normal',560000,1795232560000,3600,'failed','The device went away.');
            INSERT INTO session VALUES(2,78,1795318400000,-18000,'My evening','file','/home/ada/evening.yaml','f00d',
                'en-us','steady','brief','off','slow',1200000,NULL,NULL,NULL,NULL);
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
            INSERT INTO work VALUES(1,1,0,'childs-pose',NULL,1,1,'hold',20000,20000,0);
            INSERT INTO work VALUES(2,1,0,'knee-to-chest','right',1,1,'hold',30000,30000,0);
            INSERT INTO work VALUES(2,2,0,'knee-to-chest','left',1,1,'hold',12500,30000,2500);
            CREATE TABLE command (
                session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
                number INTEGER NOT NULL,
                offset_ms INTEGER NOT NULL,
                frame INTEGER NOT NULL,
                name TEXT NOT NULL,
                detail TEXT,
                PRIMARY KEY (session, number)
            ) STRICT, WITHOUT ROWID;
            INSERT INTO command VALUES(2,1,61000,2880000,'pause',NULL);
            INSERT INTO command VALUES(2,2,93000,2880000,'easier','left side only');
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
            INSERT INTO standing VALUES(1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL);
            INSERT INTO standing VALUES(2,0,'knee-to-chest','left',1,1,'hold',3000000,'supine');
            CREATE TABLE reminder (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                at_ms INTEGER NOT NULL,
                at_zone_s INTEGER NOT NULL,
                event TEXT NOT NULL,
                due_ms INTEGER,
                until_ms INTEGER,
                reason TEXT
            ) STRICT;
            INSERT INTO reminder VALUES(1,1795231000000,3600,'waits',1795231000000,NULL,'microphone');
            INSERT INTO reminder VALUES(2,1795231500000,3600,'given',1795231000000,NULL,NULL);
            INSERT INTO reminder VALUES(3,1795318000000,-18000,'paused',NULL,NULL,NULL);
            CREATE TABLE feel (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                at_ms INTEGER NOT NULL,
                at_zone_s INTEGER NOT NULL,
                session INTEGER REFERENCES session ON DELETE CASCADE,
                time TEXT NOT NULL,
                value INTEGER NOT NULL
            ) STRICT;
            INSERT INTO feel VALUES(1,1795231900000,3600,NULL,'before',3);
            INSERT INTO feel VALUES(2,1795232600000,3600,1,'after',6);
            CREATE TABLE day_off (
                day INTEGER PRIMARY KEY,
                at_ms INTEGER NOT NULL,
                at_zone_s INTEGER NOT NULL,
                session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE
            ) STRICT;
            INSERT INTO day_off VALUES(20779,1795232600000,3600,1);
            """)
}
