import ArgumentParser
import Documents
import Foundation
import Journal
import Practice
import Reminders

struct RemindList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List your reminders, when each comes next, and what waits or lapsed.",
        discussion: """
            A gate holds a reminder back while it lasts. No desktop tells of every one: whether the camera is in use or \
            something fills the screen is told by none of those that are known.
            """)

    func run() throws {
        let directories = Directories()
        let contents = try ReminderShelf(directories: directories).read()
        let settings = contents.settings
        // A journal that cannot be read is told at the end, and keeps nothing from being listed.
        let standing = Result {
            try ReminderJournal(directories: directories).open().map {
                try ReminderStanding($0, now: WallTime.now)
            }
        }
        let rests = (try? standing.get())?.rests ?? []
        for (index, rule) in settings.rules.enumerated() {
            let number = "\(index + 1)".padded(to: "\(settings.rules.count)".count)
            try StandardOutput.write("\(number)  \(rule)\n")
            if let next = NextTime(rule, in: settings, after: rests).text {
                try StandardOutput.write("\(String(repeating: " ", count: number.count + 2))\(next)\n")
            }
        }
        if settings.rules.isEmpty {
            try StandardOutput.write(
                "No reminders yet; 'backtalk remind add --at 08:00 --days weekdays' adds one.\n")
        }
        try StandardOutput.write("Quiet: \(settings.quiet)\n")
        for line in try GateStanding(gates: settings.gates).lines { try StandardOutput.write("\(line)\n") }
        for line in try standing.get()?.lines ?? [] { try StandardOutput.write("\(line)\n") }
        warn(contents, RoutineShelf(directories: directories), directories)
    }

    /// A routine that has gone is no reason not to list; the daemon plays the usual one in its place.
    private func warn(_ contents: ReminderShelf.Contents, _ shelf: RoutineShelf, _ directories: Directories) {
        for (rules, file) in [
            (contents.written.rules, directories.configFile),
            (contents.added.rules, directories.remindersFile),
        ] {
            for rule in rules {
                guard let routine = rule.rule.routine, !shelf.has(routine) else { continue }
                let place = rule.routinePlace
                let mistake = Mistake(
                    file: file, line: place.line, column: place.column,
                    wrong: "there is no routine \(MistakeLog.quoted(routine))",
                    expected: "expected one of 'backtalk list routines', or a file",
                    nearest: NearestName.of(routine, among: shelf.names))
                StandardError.write("\(mistake)\n")
            }
        }
    }
}
