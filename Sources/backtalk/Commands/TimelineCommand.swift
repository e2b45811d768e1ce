import ArgumentParser
import Foundation
import Scheduler

struct TimelineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline", abstract: "Print every cue of a session, and when it comes.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, svg, vtt
    }

    @OptionGroup var options: SessionOptions

    @Option(help: "text, json, svg or vtt.")
    var format = Format.text

    func run() throws {
        let timeline = try Preparation(options).timeline()
        let bytes: Data
        switch format {
        case .text: bytes = Data(timeline.text().utf8)
        case .json: bytes = try timeline.json() + Data("\n".utf8)
        case .svg: bytes = Data(timeline.svg().utf8)
        case .vtt: bytes = Data(timeline.vtt().utf8)
        }
        try StandardOutput.write(bytes)
    }
}
