import ArgumentParser
import AudioOutput
import Scheduler
import System

struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Write a session to a sound file.")

    @Argument(help: SessionOptions.routineHelp)
    var routine: String

    @OptionGroup var options: SessionOptions

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Where to: a name in .wav, .flac, .ogg, .opus or .mp3.", valueName: "file"))
    var output: String

    @Flag(help: "Write captions beside it, as a .vtt.")
    var captions = false

    func run() throws {
        let interruption = try Interruption()
        guard SoundFormat(path: output) != nil else {
            throw Complaint(SoundFileError(.unknownFormat, path: output), .wrongInput)
        }
        let preparation = try Preparation(options.request(routine))
        let timeline = try preparation.timeline()
        let report: @Sendable (String) -> Void = StandardError.tell
        let renderer = FileRenderer(
            source: preparation.sounds(report: report), setting: preparation.setting(report: report))
        try interruption.awaited { isAsked in
            do {
                try renderer.render(timeline, to: output, isCancelled: isAsked)
            } catch let error as SoundFileError {
                throw Complaint(error, error.code.isOfThePath ? .wrongInput : .failed)
            }
        }
        if captions { try writeCaptions(timeline) }
        try StandardOutput.write("\(output): \(timeline.routine), \(timeline.frames.clock)\n")
    }

    private func writeCaptions(_ timeline: Timeline) throws {
        let path = output.prefix(upTo: output.lastIndex(of: ".") ?? output.endIndex) + ".vtt"
        do throws(SystemError) {
            try FileReplacement.write(timeline.vtt().utf8, to: String(path), .person, durably: false)
        } catch {
            throw Complaint(
                "the captions could not be written to '\(path)' (\(error.reason)); choose another place",
                .failed)
        }
    }
}

extension SoundFileError.Code {
    /// Whether another path is all that is needed.
    fileprivate var isOfThePath: Bool {
        switch self {
        case .unknownFormat, .notAFile, .noFolder, .notAllowed: true
        case .diskFull, .system, .encoder: false
        }
    }
}
