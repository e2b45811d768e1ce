import Foundation
import Journal
import Reminders

/// What holds reminders back now, what waits, and what lapsed of late, a line for each.
struct ReminderStanding {
    private(set) var lines: [String] = []
    let rests: [Rest]
    private let time = WallTime()
    private let now: Instant

    /// What lapsed longer ago is no news.
    private static let news = 24 * 60

    init(_ journal: Journal, now: Instant, zone: TimeZone = .current) throws {
        self.now = now
        rests = try journal.rests(in: zone, at: now)
        for rest in rests { lines.append(describe(rest)) }
        let notes = try journal.reminderNotes(last: 50).filter {
            $0.moment.milliseconds > now.after(minutes: -Self.news).milliseconds
        }
        for note in notes where note.event == .lapsed { lines.append(lapsed(note)) }
        let current = notes.last {
            [.given, .waits, .lapsed, .snoozed, .ignored, .closed, .started, .answered].contains($0.event)
        }
        if let current, let line = describe(current) { lines.append(line) }
    }

    private func describe(_ rest: Rest) -> String {
        let until = rest.until.map { " until \(time.short($0, now: now))" } ?? ""
        switch rest.kind {
        case .skipped: return "Skipped\(until)."
        case .paused: return "Paused\(until.isEmpty ? "; 'backtalk remind resume' ends it" : until)."
        case .dayOff: return "A day off\(until): the last sessions left you sorer."
        }
    }

    private func lapsed(_ note: ReminderNote) -> String {
        let reason = note.reason.flatMap(Lapse.init(rawValue:))?.reason
        return "The reminder\(of(note)) was not given\(reason.map { ": \($0)" } ?? "")."
    }

    /// What is still going on; nil where it is over.
    private func describe(_ note: ReminderNote) -> String? {
        switch note.event {
        case .waits:
            let until = Instant(milliseconds: note.moment.milliseconds).after(
                minutes: ReminderSchedule.longestWait)
            guard now < until else { return nil }
            let reason = note.reason.flatMap(Gate.init(rawValue:))?.reason
            return "The reminder\(of(note)) waits\(reason.map { ": \($0)" } ?? "")."
        case .snoozed:
            guard let until = note.until.map(Instant.init(milliseconds:)), now < until else { return nil }
            return "A reminder comes at \(time.short(until, now: now))."
        default: return nil
        }
    }

    private func of(_ note: ReminderNote) -> String {
        note.due.map { " of \(time.short(Instant(milliseconds: $0), now: now))" } ?? ""
    }
}
