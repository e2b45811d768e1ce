internal import GRDB
import Practice

extension Journal {
    /// How well each pose is known: by every session in which some of its work was done.
    public func familiarities() throws(JournalError) -> [String: Familiarity] {
        try connection.read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT work.pose AS pose, session.started_ms AS started_ms, session.talk AS talk
                    FROM session JOIN work ON work.session = session.number
                    WHERE work.pose IS NOT NULL AND work.done_ms > 0
                    GROUP BY session.number, work.pose
                    ORDER BY session.started_ms, session.number
                    """)
            var hearings: [String: [Familiarity.Hearing]] = [:]
            for row in rows {
                let hearing = Familiarity.Hearing(
                    moment: try row.instant("started_ms"), talk: try row.word("talk"))
                hearings[try row.value("pose"), default: []].append(hearing)
            }
            return hearings.mapValues { Familiarity($0) }
        }
    }
}
