import Foundation
import Journal
import Reminders
import Synchronization

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
    private let refusal = Refusal()

    init(_ directories: Directories) { self.directories = directories }

    func read(at now: Instant, zone: TimeZone, _ answer: @escaping @Sendable (ReminderRecord?) -> Void) {
        errands.run {
            do {
                let journal = try ReminderJournal(directories: directories).open()
                answer(try journal?.record(at: now, zone: zone) ?? ReminderRecord())
                refusal.isOver()
            } catch {
                refusal.tell(error)
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
                refusal.isOver()
            } catch {
                refusal.tell(error)
            }
        }
    }

    /// What was told last: the same is told once, until it is over.
    private final class Refusal: Sendable {
        private let told = Mutex<String?>(nil)

        func tell(_ error: any Error) {
            let reason = FailureReason.of(error)
            let isNew = told.withLock { told in
                defer { told = reason }
                return told != reason
            }
            if isNew { DaemonLog.note(.warning, "What comes of reminders is not kept: \(reason)") }
        }

        func isOver() { told.withLock { $0 = nil } }
    }
}
