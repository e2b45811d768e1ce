import ArgumentParser
import Documents
import Foundation
import Practice
import Reminders
import Text

struct RemindAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a reminder.",
        discussion: """
            backtalk remind add --at 08:00 --at 20:30 --days weekdays --routine easing-five
            backtalk remind add --every 90m --between 09:00-17:30 --active
            """)

    @Option(help: ArgumentHelp("A time of day, 08:00; once or several times.", valueName: "time"))
    var at: [String] = []

    @Option(help: ArgumentHelp("How far apart, as in 90m or 2h.", valueName: "time"))
    var every: String?

    @Option(
        help: ArgumentHelp(
            "From when to when, as in 09:00-17:30; it may go over midnight.", valueName: "times"))
    var between: String?

    @Flag(help: "Count the minutes in which you are at the machine.")
    var active = false

    @Option(help: "daily, weekdays, weekends, or days as in mon,wed; usually daily.")
    var days: String?

    @Option(help: "What to stretch; usually your usual routine.")
    var routine: String?

    @Flag(inversion: .prefixedNo, help: "Say the sentence; usually at a time of day, and not with --every.")
    var speak: Bool?

    @Option(help: "Not when so many sessions were done that day: once or twice.")
    var unlessDone: String?

    func run() throws {
        let directories = Directories()
        let rule = try self.rule()
        if let routine, !RoutineShelf(directories: directories).has(routine) {
            _ = try RoutineShelf(directories: directories).routine(routine)
        }
        let shelf = ReminderShelf(directories: directories)
        let (number, isNew) = try shelf.add(rule)
        var text: PrintableText =
            "\(isNew ? "Added as" : "It is there already as") number \(number): \(rule)\n"
        let rests = ReminderJournal(directories: directories).rests
        let next = NextTime(rule, in: try shelf.read().settings, after: rests)
        if let next = next.text { text += "\(next)\n" }
        try StandardOutput.write(text)
    }

    private func rule() throws -> ReminderRule {
        switch (at.isEmpty, every) {
        case (true, nil):
            throw Complaint("say when: give '--at 08:00', or '--every 90m' with '--between 09:00-17:30'")
        case (false, .some):
            throw Complaint("'--at' and '--every' are two reminders; add them one after the other")
        case (false, nil):
            if between != nil || active {
                throw Complaint(
                    "'--\(active ? "active" : "between")' goes with '--every'; give '--every 90m' too")
            }
        case (true, .some):
            if between == nil { throw Complaint("from when to when? give '--between 09:00-17:30' too") }
        }
        var log = MistakeLog(file: "")
        let rule = ReminderReader().rule(YAMLValue(.mapping(mapping), at: .start), &log)
        if let mistake = log.mistakes.first {
            let option =
                mapping.fields.indices.contains(mistake.column - 1)
                ? mapping.fields[mistake.column - 1].key : ""
            let hint = mistake.nearest.map { "; did you mean '\($0)'?" } ?? ""
            throw Complaint("'--\(option)': \(mistake.wrong); \(mistake.expected)\(hint)")
        }
        guard let rule else { throw Complaint("say when: give '--at 08:00'") }
        return rule.rule
    }

    /// As a file would say it; the column is the number of the field, from 1.
    private var mapping: YAMLMapping {
        let values: [(String, [String])] = [
            ("at", at.flatMap(Self.parts)), ("every", every.map { [$0] } ?? []),
            ("between", between.map { [$0] } ?? []), ("active", active ? ["true"] : []),
            ("days", days.map(Self.parts) ?? []), ("routine", routine.map { [$0] } ?? []),
            ("speak", speak.map { ["\($0)"] } ?? []), ("unless-done", unlessDone.map { [$0] } ?? []),
        ]
        let fields = values.filter { !$0.1.isEmpty }.enumerated().map { index, field in
            let place = TextPlace(line: 1, column: index + 1)
            let texts = field.1.map { YAMLValue(.text($0, quoted: true), at: place) }
            return YAMLField(
                field.0, at: place, texts.count == 1 ? texts[0] : YAMLValue(.sequence(texts), at: place))
        }
        return YAMLMapping(fields, at: .start)
    }

    private static func parts(_ text: String) -> [String] {
        text.split(separator: ",", omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
    }
}
