import Desktop
import Reminders

/// The rules of a person, as the bus gives them.
struct ReminderRows {
    let rows: [[String: Value]]

    init(directories: Directories = Directories()) throws {
        let rests = ReminderJournal(directories: directories).rests
        let settings = try ReminderShelf(directories: directories).read().settings
        rows = settings.rules.map { rule in
            var row: [String: Value] = ["rule": .string("\(rule)")]
            if let next = NextTime(rule, in: settings, after: rests).text { row["next"] = .string(next) }
            return row
        }
    }
}
