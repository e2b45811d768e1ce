import Foundation
import GRDB
import Practice
import Testing

@testable import Journal

/// Journals in which another hand wrote numbers that no clock and no routine has.
@Suite struct HostileNumberTests {
    private static let numbers = ["9223372036854775807", "-9223372036854775808", "1e300", "'x'", "x'00'"]

    private func journal(_ folder: TemporaryFolder) throws {
        let writer = JournalWriter(
            path: folder.journal,
            start: SessionStart(
                moment: .now, title: "t", source: .builtIn("t"), contentHash: "", voice: "v", level: .gentle,
                talk: .full, breath: .off, pace: .normal, planned: Seconds(60)),
            standing: Standing(place: RoutinePlace(entry: 0), frame: 1, position: nil)
        ) { Issue.record("\($0)") }
        writer.note(
            .work(
                WorkDone(
                    number: 1, place: RoutinePlace(entry: 0, pose: "p"), done: Seconds(5), planned: Seconds(5)
                )))
        writer.note(.end(SessionEnd(moment: .now, outcome: .stopped)), urgent: true)
        #expect(writer.close() == nil)
        let journal = try Journal(path: folder.journal)
        _ = try journal.tell(3, .before)
        try journal.note(ReminderNote(moment: .now, event: .snoozed, due: 1, until: 2))
    }

    /// Whatever a command asks of a journal. What is wrong is told as damage, and nothing traps.
    private func look(_ path: String) throws {
        let looks: [(Journal) throws -> Void] = [
            { _ = try $0.lastUnfinished() }, { _ = try $0.familiarities().mapValues { $0.talk(at: 0) } },
            {
                let history = try $0.history()
                _ = (history.streak, history.days.map(\.worked))
            }, { _ = try $0.rests() }, { _ = try $0.daysOff() }, { _ = try $0.tell(4, .after) },
            { _ = try $0.reminderNotes(last: 10) }, { _ = try $0.sessionsDone(on: 0) },
        ]
        let journal = try Journal(path: path)
        for look in looks {
            do { try look(journal) } catch let error as JournalError {
                guard case .damaged = error.code else {
                    // SQLite's own sum that overflows, and a type that its tables refuse.
                    guard case .system = error.code else { throw error }
                    continue
                }
            }
        }
    }

    @Test(arguments: [
        "session.started_ms", "session.started_zone_s", "session.planned_ms", "session.ended_ms",
        "session.ended_zone_s", "work.entry", "work.set_number", "work.repetition", "work.done_ms",
        "work.planned_ms", "work.not_counted_ms", "work.number", "standing.frame", "standing.entry",
        "standing.set_number", "feel.at_ms", "feel.at_zone_s", "feel.value", "reminder.at_ms",
        "reminder.at_zone_s", "reminder.due_ms", "reminder.until_ms",
    ])
    func `no number of a journal ends the program`(column: String) throws {
        let parts = column.split(separator: ".")
        for number in Self.numbers {
            let folder = try TemporaryFolder()
            try journal(folder)
            let queue = try DatabaseQueue(path: folder.journal)
            var isWritten = true
            do {
                try queue.write { database in
                    try database.execute(sql: "PRAGMA ignore_check_constraints = ON")
                    try database.execute(sql: "UPDATE \(parts[0]) SET \(parts[1]) = \(number)")
                }
            } catch {
                // The tables refuse it themselves.
                isWritten = false
            }
            try queue.close()
            if isWritten { try look(folder.journal) }
        }
    }
}
