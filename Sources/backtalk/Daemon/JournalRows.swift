import Desktop
import Journal
import Reminders

/// The sessions of the last days, as the bus gives them.
struct JournalRows {
    let rows: [[String: Value]]

    init(days: Int, directories: Directories = Directories()) throws {
        guard let journal = try ReminderJournal(directories: directories).open() else {
            rows = []
            return
        }
        let history = try journal.history()
        let first = history.today - min(max(days, 0), 100_000)
        rows = history.days.filter { $0.number > first }.flatMap(\.sessions)
            .sorted { $0.number > $1.number }.map { session in
                var row: [String: Value] = [
                    "number": .int64(session.number),
                    "start": .string("\(Instant(milliseconds: session.start.milliseconds))"),
                    "routine": .string(session.title),
                    "seconds": .double(Double(session.worked.milliseconds) / 1_000),
                    "done": .boolean(session.isDone),
                ]
                row["before"] = session.before.map { .int32(Int32(clamping: $0)) }
                row["after"] = session.after.map { .int32(Int32(clamping: $0)) }
                return row
            }
    }
}
