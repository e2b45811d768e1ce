import Foundation
import Journal
import Reminders

/// What the journal knows about reminders, in the reminders' own words.
struct ReminderJournal: Sendable {
    let directories: Directories

    /// nil where nothing was kept yet: looking is no reason to begin a journal.
    func open() throws -> Journal? {
        guard Journal.exists(at: directories.journal) else { return nil }
        return try Journal(path: directories.journal)
    }

    /// The skips, pauses and days off of now; none where the journal cannot be read, which others tell.
    var rests: [Rest] { (try? open()?.rests(in: .current, at: WallTime.now)) ?? [] }

    func note(_ event: ReminderNote.Event, until: Instant? = nil) throws {
        let journal = try Journal(path: directories.journal)
        try journal.note(ReminderNote(moment: .now, event: event, until: until?.milliseconds))
        RemoteControl.tellReminders()
    }
}

extension Journal {
    /// What reminders go by.
    func record(at now: Instant, zone: TimeZone) throws(JournalError) -> ReminderRecord {
        let wish = try reminderNotes([.snoozed], last: 1).last
        let later = wish.flatMap { wish in
            wish.until.map {
                ReminderRecord.Later(
                    asked: Instant(milliseconds: wish.moment.milliseconds), until: Instant(milliseconds: $0))
            }
        }
        return ReminderRecord(
            rests: try rests(in: zone, at: now),
            done: try sessionsDone(on: LocalClock(zone).day(at: now).number), later: later)
    }

    /// The skips, pauses and days off that are not over at `now`.
    func rests(in zone: TimeZone, at now: Instant) throws(JournalError) -> [Rest] {
        var clock = LocalClock(zone)
        let asked = try rests().map { note in
            Rest(
                note.event == .paused ? .paused : .skipped, until: note.until.map(Instant.init(milliseconds:))
            )
        }
        // Who says that reminders go on means a day off too.
        let resumed = try reminderNotes([.resumed], last: 1).last?.moment.milliseconds ?? .min
        let off = try daysOff().filter { (resumed...now.milliseconds).contains($0.advised.milliseconds) }
        let daysOff = off.map { off in
            Rest(.dayOff, until: clock.instant(CivilDay(number: off.day) + 1, second: 0))
        }
        return (asked + daysOff).filter { $0.until.map { now < $0 } ?? true }
    }
}

extension ReminderNote {
    /// What a gate wants noted.
    init(_ note: GateAction.Note, at moment: Moment) {
        self.init(moment: moment, event: .given)
        switch note {
        case .given(let reminder): take(.given, reminder)
        case .waits(let reminder, let gate): take(.waits, reminder, gate.rawValue)
        case .lapsed(let reminder, let lapse): take(.lapsed, reminder, lapse.rawValue)
        case .snoozed(let reminder, let until):
            take(.snoozed, reminder)
            self.until = until.milliseconds
        case .ignored(let reminder): take(.ignored, reminder)
        case .closed(let reminder): take(.closed, reminder)
        case .started(let reminder): take(.started, reminder)
        case .answered(let reminder): take(.answered, reminder)
        case .rests(let rest):
            take(rest.kind == .paused ? .paused : .skipped, nil)
            until = rest.until?.milliseconds
        case .resumed: take(.resumed, nil)
        }
    }

    private mutating func take(_ event: Event, _ reminder: Reminder?, _ reason: String? = nil) {
        self.event = event
        due = reminder?.due.milliseconds
        self.reason = reason
    }
}
