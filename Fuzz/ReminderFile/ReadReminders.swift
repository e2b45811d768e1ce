import Documents
import Foundation
import Practice
import Reminders

/// A file about reminders: any bytes are rules or mistakes, and rules can be used and written.
func readReminders(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = UnsafeBufferPointer(start: bytes, count: count)
    do throws(Mistakes) {
        let written = try ReminderReader().read(bytes, file: "reminders.yaml")
        let settings = ReminderSettings(configuration: written, added: WrittenReminders())
        let schedule = ReminderSchedule(settings, zone: .gmt)
        var last = Instant(seconds: 0)
        for firing in schedule.firings(after: last).prefix(20) {
            precondition(firing.instant > last && !firing.causes.isEmpty, "an instant out of order")
            precondition(!schedule.isQuiet(at: firing.instant), "an instant in quiet hours")
            last = firing.instant
        }
        let text = ReminderWriter.text(settings.rules, heading: "f")
        let again = try ReminderReader().read(text.utf8, file: "again.yaml")
        precondition(again.rules.map(\.rule) == settings.rules, "rules that are written otherwise than read")
    } catch {
        precondition(!error.all.isEmpty, "refused without a reason")
        for mistake in error.all {
            precondition(mistake.file == "reminders.yaml", "what was written cannot be read")
            precondition(mistake.line > 0 && mistake.column > 0, "a mistake without a place")
            precondition(!mistake.description.contains("\n"), "a mistake of several lines")
        }
    }
    return 0
}
