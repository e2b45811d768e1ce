import ArgumentParser
import Desktop
import Glibc
import Text

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Tell what plays.",
        discussion: """
            Ends with 1 when nothing plays. --follow prints a line of JSON now and at every change, for a panel, until \
            it is interrupted.
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

    @Option(help: "How it is printed.")
    var format = Format.text

    @Flag(help: "A line of JSON now and at every change.")
    var follow = false

    func run() throws {
        if follow { return try followChanges() }
        let status = try RemoteControl.status()
        if format == .json { try StandardOutput.write(PrintableText(lines: Value.table(status)) + "\n") }
        if status["state"]?.text != "nothing" {
            if format == .text { try StandardOutput.write(StatusText(status).text) }
        } else {
            throw format == .json ? EndOfSession(code: .failed) : RemoteControl.nothingPlays as any Error
        }
    }

    private func followChanges() throws {
        var problem: (any Error)?
        try RemoteControl.ask { session in
            try session.follow { status in
                do {
                    try StandardOutput.write(PrintableText(lines: Value.table(status)) + "\n")
                    return true
                } catch {
                    problem = error
                    return false
                }
            }
        }
        if let problem { throw problem }
    }
}
