import ArgumentParser
import Foundation
import Glibc
import Text

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Look whether everything works, and say what to do.",
        discussion: """
            Each line is good, a warning or wrong. It ends with 0 if nothing is wrong, else with 1. It speaks a sentence on \
            your sound device, and changes nothing.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Flag(help: "Play nothing; the device is opened all the same.")
    var quiet = false

    @Option(
        help: ArgumentHelp(
            "The device to try: a name of 'backtalk list devices', or a part of one; usually the configured one.",
            valueName: "name"))
    var device: String?

    @Option(help: "How it is printed.")
    var format = Format.text

    func run() throws {
        let patient = Patient(directories: Directories(), isQuiet: quiet, device: device)
        let examination = Examination()
        var report = DoctorReport()
        for check in patient.checks {
            let findings = examination.findings(of: check)
            report.add(findings, of: check.name)
            if format == .text { try StandardOutput.write(DoctorReport.text(findings, of: check.name)) }
        }
        if format == .json {
            try StandardOutput.write(PrintableText(lines: try report.json()) + "\n")
        }
        let code = report.isWell ? ExitStatus.done : .failed
        // A thread that hangs in a library would keep that library's own end waiting.
        if examination.stuckCount > 0 { _exit(code.rawValue) }
        if code != .done { throw EndOfSession(code: code) }
    }
}
