import ArgumentParser
import Foundation
import Reminders
import Text

struct RemindNext: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "next", abstract: "Print when reminders come next, by the clock.",
        discussion:
            "Those that count the minutes at the machine have no time of their own and are not among them.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Option(
        help: ArgumentHelp("After this moment, as in 2026-03-29T01:00:00Z; usually now.", valueName: "moment")
    )
    var after: String?

    @Option(help: ArgumentHelp("By the clocks there, as in Europe/Berlin; usually yours.", valueName: "zone"))
    var zone: String?

    @Option(help: "How many, 1 to 10000.", transform: Self.count)
    var count = 5

    @Option(help: "How it is printed; json is a list of moments in UTC.")
    var format = Format.text

    func run() throws {
        let settings = try ReminderShelf(directories: Directories()).read().settings
        let zone = try self.zone.map(WallTime.zone) ?? .current
        let schedule = ReminderSchedule(settings, zone: zone)
        let firings = Array(schedule.firings(after: try start(zone)).prefix(count))
        switch format {
        case .json:
            let list = firings.map { "\"\($0.instant)\"" as PrintableText }.joined(separator: ",\n  ")
            try StandardOutput.write(firings.isEmpty ? "[]\n" : "[\n  \(list)\n]\n")
        case .text:
            let time = WallTime(zone)
            for firing in firings {
                let rules = firing.causes.map { settings.rules[$0.rule].description }
                try StandardOutput.write(
                    "\(firing.instant)  \(time.dayAndTime(firing.instant))  \(rules.joined(separator: "; "))\n"
                )
            }
            if firings.isEmpty { StandardError.write("backtalk: no reminder comes by the clock\n") }
        }
    }

    private func start(_ zone: TimeZone) throws -> Instant {
        guard let after else { return WallTime.now }
        if let instant = Instant(iso: after, in: zone) { return instant }
        throw Complaint("'\(after)' is no moment; give one such as 2026-03-29T01:00:00Z")
    }

    private static func count(_ text: String) throws -> Int {
        if let count = Int(text), (1...10_000).contains(count) { return count }
        throw ValidationError("give a whole number from 1 to 10000")
    }
}
