internal import GRDB

extension Journal {
    public func note(_ reminder: ReminderNote) throws(JournalError) {
        try connection.write { try $0.write(reminder) }
    }

    /// The last notes of some events, the latest last.
    public func reminderNotes(
        _ events: [ReminderNote.Event] = ReminderNote.Event.allCases, last count: Int
    ) throws(JournalError) -> [ReminderNote] {
        try connection.read { try $0.reminderNotes(events, last: count) }
    }

    /// The skips and pauses that no resuming ended: at most one of each, and they may be over.
    public func rests() throws(JournalError) -> [ReminderNote] {
        let notes = try reminderNotes([.skipped, .paused, .resumed], last: 100)
        let since = notes.lastIndex { $0.event == .resumed }.map { $0 + 1 } ?? 0
        return [ReminderNote.Event.skipped, .paused].compactMap { event in
            notes[since...].last { $0.event == event }
        }
    }

    public func daysOff() throws(JournalError) -> [DayOff] { try connection.read { try $0.daysOff() } }

    /// How many sessions were done on a day, by the person's own clock.
    public func sessionsDone(on day: Int) throws(JournalError) -> Int {
        try connection.read { database in
            try database.summaries(last: 100).count { $0.isDone && $0.start.day == day }
        }
    }

    /// Whether there is a file at `path`: reading is no reason to begin one.
    public static func exists(at path: String) -> Bool { JournalFile.isThere(path) }
}
