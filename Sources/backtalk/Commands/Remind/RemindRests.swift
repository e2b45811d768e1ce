import ArgumentParser
import Foundation
import Journal
import Reminders

struct RemindSnooze: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snooze", abstract: "Be reminded in ten minutes, or in as many as you say.")

    @Argument(help: "Minutes, 1 to 120.", transform: Self.minutes)
    var minutes = Reminding.snooze

    func run() throws {
        let directories = Directories()
        let settings = try ReminderShelf(directories: directories).read().settings
        let schedule = ReminderSchedule(settings, zone: .current)
        let until = WallTime.now.after(minutes: minutes)
        if let quiet = schedule.quiet(from: WallTime.now), quiet <= until {
            throw Complaint(
                "the quiet hours, \(settings.quiet), go before; choose a shorter time, or change them",
                .failed)
        }
        try ReminderJournal(directories: directories).note(.snoozed, until: until)
        try StandardOutput.write("A reminder comes at \(WallTime().short(until, now: WallTime.now)).\n")
    }

    private static func minutes(_ text: String) throws -> Int {
        let range = 1...ReminderSchedule.longestWait
        if let minutes = Int(text), range.contains(minutes) { return minutes }
        throw ValidationError("give minutes from \(range.lowerBound) to \(range.upperBound)")
    }
}

struct RemindSkip: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "skip", abstract: "No more reminders today.")

    func run() throws {
        var clock = LocalClock(.current)
        let until = clock.endOfDay(at: WallTime.now)
        try ReminderJournal(directories: Directories()).note(.skipped, until: until)
        try StandardOutput.write("No more reminders today; they go on tomorrow.\n")
    }
}

struct RemindPause: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: "No reminders until you say so, or until a day.")

    @Option(help: ArgumentHelp("When they go on, as in 2026-04-01 or 2026-04-01T12:00.", valueName: "moment"))
    var until: String?

    func run() throws {
        let time = WallTime()
        let end = try until.map { text in
            guard let end = Instant(iso: text, in: .current) else {
                throw Complaint("'\(text)' is no moment; give one such as 2026-04-01 or 2026-04-01T12:00")
            }
            guard end > WallTime.now else { throw Complaint("'\(text)' is over; give a later moment") }
            return end
        }
        try ReminderJournal(directories: Directories()).note(.paused, until: end)
        let text = end.map(time.dayAndTime) ?? "'backtalk remind resume'"
        try StandardOutput.write("No reminders until \(text).\n")
    }
}

struct RemindResume: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Reminders go on, after a pause, a skipped day or a day off.")

    func run() throws {
        try ReminderJournal(directories: Directories()).note(.resumed)
        try StandardOutput.write("Reminders go on.\n")
    }
}
