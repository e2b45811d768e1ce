import Foundation

@testable import Reminders

/// The instants that Python works out with its own time zones (`instants.py`).
enum Almanac {
    /// One question: the rules, in the words of the script, and the time in which their instants lie.
    struct Case: Encodable {
        let zone: String
        let rules: [Rule]
        let quiet: [String]?
        let after: Int
        let until: Int

        init(_ settings: ReminderSettings, zone: String, after: Int, until: Int) {
            self.zone = zone
            rules = settings.rules.map(Rule.init)
            quiet = settings.quiet.window.map { [$0.start.description, $0.end.description] }
            self.after = after
            self.until = until
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(zone, forKey: .zone)
            try container.encode(rules, forKey: .rules)
            // The script asks whether there is one.
            try container.encode(quiet, forKey: .quiet)
            try container.encode(after, forKey: .after)
            try container.encode(until, forKey: .until)
        }

        private enum Key: CodingKey { case zone, rules, quiet, after, until }
    }

    struct Rule: Encodable {
        var at: [String]?
        var every: Int?
        var between: [String]?
        let days: [String]

        init(_ rule: ReminderRule) {
            days = rule.days.days.map(\.rawValue)
            switch rule.when {
            case .at(let times): at = times.map(\.description)
            case .every(let minutes, let window, _):
                every = minutes
                between = window.description.split(separator: "-").map(String.init)
            }
        }
    }

    /// In seconds since 1970, a list for each case.
    static func instants(_ cases: [Case]) throws -> [[Int]] {
        let questions = try cases.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "instants.py")
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", script.path]
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        // A few questions fit into the pipe whole.
        try input.fileHandleForWriting.write(
            contentsOf: Data((questions.joined(separator: "\n") + "\n").utf8))
        try input.fileHandleForWriting.close()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
        return answer.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).prefix(
            cases.count
        )
        .map { line in
            line.split(separator: UInt8(ascii: " ")).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        }
    }

    struct Failure: Error { let status: Int32 }

    /// Zones whose clocks did something strange in the years 2006 to 2025: half an hour, no summer time any more, a
    /// Ramadan without it, a day left out, a gap at midnight, two hours at once.
    static let zones = [
        "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Tehran",
        "Pacific/Apia", "America/Sao_Paulo", "Asia/Kolkata", "Pacific/Chatham", "Antarctica/Troll",
    ]

    /// 2006-01-01T00:00:00Z
    static let start = 1_136_073_600
    /// 2026-01-01T00:00:00Z
    static let end = 1_767_225_600
}
