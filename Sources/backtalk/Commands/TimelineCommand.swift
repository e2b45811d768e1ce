import ArgumentParser
import Scheduler
import Text

struct TimelineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline", abstract: "Print every cue of a session, and when it comes.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, svg, vtt
    }

    @Argument(help: SessionOptions.routineHelp)
    var routine: String

    @OptionGroup var options: SessionOptions

    @Option(help: "How it is printed.")
    var format = Format.text

    func run() throws {
        let timeline = try Preparation(options.request(routine)).timeline()
        switch format {
        case .text: try StandardOutput.write(timeline.text())
        case .json:
            try StandardOutput.write(
                PrintableText(lines: String(decoding: try timeline.json(), as: UTF8.self)) + "\n")
        case .svg: try StandardOutput.write(PrintableText(lines: timeline.svg()))
        case .vtt: try StandardOutput.write(PrintableText(lines: timeline.vtt()))
        }
    }
}
