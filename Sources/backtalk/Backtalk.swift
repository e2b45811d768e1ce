import ArgumentParser
import Documents
import Foundation
import Glibc
import Practice
import Text

@main
struct Backtalk: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backtalk",
        abstract: "Talks you through a stretching session.",
        discussion: """
            Lie down, close your eyes: 'backtalk play' does the rest.

            It ends with 0 when it is done, 1 when it failed, 2 when a file or an argument is wrong, and 130 when it was \
            interrupted.
            """,
        version: version,
        subcommands: [
            PlayCommand.self, RenderCommand.self, TimelineCommand.self, CheckCommand.self, ListCommand.self,
            ShowCommand.self, PauseCommand.self, ResumeCommand.self, ToggleCommand.self, NextCommand.self,
            PreviousCommand.self, RepeatCommand.self, LongerCommand.self, EasierCommand.self,
            StopCommand.self, StatusCommand.self, StartCommand.self, DaemonCommand.self,
            InstallServiceCommand.self, DoctorCommand.self, RemindCommand.self, HistoryCommand.self,
            FeelCommand.self,
        ])

    static let version = "0.1.0"

    /// Runs a command, and tells every end by the exit codes of `ExitStatus`.
    static func main() {
        StandardStreams.reserve()
        RuntimeEnvironment(variable: Terminal.variable).set()
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
        case let complaint as Complaint: return tell(complaint)
        case let mistakes as Mistakes:
            StandardError.write(mistakes)
            return .wrongInput
        default: break
        }
        switch exitCode(for: error) {
        // Help and the version come as errors too.
        case .success:
            if let unknown = UsageError.unknownCommand { return tell(unknown) }
            return answer(fullMessage(for: error))
        case .validationFailure: return tell(UsageError.complaint(message(for: error)))
        default: return tell(Complaint(error))
        }
    }

    private static func answer(_ text: String) -> ExitStatus {
        do {
            try StandardOutput.write(PrintableText(lines: text) + (text.hasSuffix("\n") ? "" : "\n"))
            return .done
        } catch {
            return report(error)
        }
    }

    private static func tell(_ complaint: Complaint) -> ExitStatus {
        StandardError.write(complaint.text)
        return complaint.code
    }
}

/// A session that ended otherwise than at its end: nothing is wrong, and nothing more is said.
struct EndOfSession: Error, Sendable {
    let code: ExitStatus
}
