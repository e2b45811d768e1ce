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
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            Glibc.exit(report(error).rawValue)
        }
    }

    private static func report(_ error: any Error) -> ExitStatus {
        switch error {
        case let status as EndOfSession: return status.code
        case let complaint as Complaint: return tell("backtalk: \(complaint.sentence)", complaint.code)
        case let mistakes as Mistakes: return tell(mistakes.description, .wrongInput)
        default: break
        }
        // What is left comes from reading the arguments: help and version, or a usage error.
        let text = fullMessage(for: error)
        guard exitCode(for: error) != .success else {
            print(text)
            return .done
        }
        let sentence = message(for: error)
        return tell("backtalk: \(sentence.isEmpty ? text : sentence)\n\(advice)", .wrongInput)
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
