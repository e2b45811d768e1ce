import Foundation
import Journal
import Reminders

/// What is kept of reminders. Neither call waits; what is asked first is done first.
protocol ReminderMemory: Sendable {
    /// - Parameter answer: called on any thread; with nil where nothing can be read.
    func read(at now: Instant, zone: TimeZone, _ answer: @escaping @Sendable (ReminderRecord?) -> Void)

    func keep(_ notes: [GateAction.Note], at now: Instant, zone: TimeZone)
}

/// The person's journal. What it refuses is told, and stops nothing.
struct JournalMemory: ReminderMemory {
    private let directories: Directories
    private let errands = Errands("backtalk-notes")

    init(_ directories: Directories) { self.directories = directories }

    func read(at now: Instant, zone: TimeZone, _ answer: @escaping @Sendable (ReminderRecord?) -> Void) {
        errands.run {
            do {
                let journal = try ReminderJournal(directories: directories).open()
                answer(try journal?.record(at: now, zone: zone) ?? ReminderRecord())
            } catch {
                Self.refused(error)
                answer(nil)
            }
        }
    }

    func keep(_ notes: [GateAction.Note], at now: Instant, zone: TimeZone) {
        let moment = Moment(milliseconds: now.milliseconds, zone: LocalClock(zone).offset(at: now))
        errands.run {
            do {
                let journal = try Journal(path: directories.journal)
                for note in notes { try journal.note(ReminderNote(note, at: moment)) }
            } catch {
                Self.refused(error)
            }
        }
    }

    private static func refused(_ error: any Error) {
        DaemonLog.note(.warning, "The journal of the reminders: \(error)")
    }
}
