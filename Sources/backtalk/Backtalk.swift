import ArgumentParser
import Foundation
import Glibc
import Practice

@main
struct Backtalk: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backtalk",
        abstract: "Talks you through a stretching session.",
        discussion: "Lie down, close your eyes: 'backtalk play' does the rest.",
        version: version,
        subcommands: [
            PlayCommand.self, RenderCommand.self, TimelineCommand.self, CheckCommand.self, ListCommand.self,
            ShowCommand.self,
        ])

    static let version = "0.1.0"

    /// Runs a command, and tells every end by the exit codes of `ExitStatus`.
    static func main() {
        var command: any ParsableCommand
        do {
            command = try parseAsRoot()
        } catch {
            Glibc.exit(answer(error).rawValue)
        }
        do {
            try command.run()
        } catch {
            Glibc.exit(report(error).rawValue)
        }
    }

    /// What reading the arguments ended with: help, the version, or a usage error.
    private static func answer(_ error: any Error) -> ExitStatus {
        guard exitCode(for: error) != .success else {
            print(fullMessage(for: error))
            return .done
        }
        let sentence = message(for: error).split(separator: "\n").joined(separator: " ")
        let advice = "see 'backtalk --help', or 'backtalk COMMAND --help'"
        return tell("backtalk: \(sentence.trimmingSuffix(".")); \(advice)", .wrongInput)
    }

    private static func report(_ error: any Error) -> ExitStatus {
        switch error {
        case let status as EndOfSession: status.code
        case let complaint as Complaint: tell("backtalk: \(complaint.sentence)", complaint.code)
        case let mistakes as Mistakes: tell(mistakes.description, .wrongInput)
        case is CleanExit: answer(error)
        // The errors of our rooms are sentences for the person.
        default: tell("backtalk: \(error)", .failed)
        }
    }

    private static let advice =
        "'backtalk --help' lists the commands, 'backtalk COMMAND --help' their options."

    private static func tell(_ text: String, _ status: ExitStatus) -> ExitStatus {
        StandardError.write(text + "\n")
        return status
    }
}

/// A session that ended otherwise than at its end: nothing is wrong, and nothing more is said.
struct EndOfSession: Error, Sendable {
    let code: ExitStatus
}

enum StandardError {
    static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
