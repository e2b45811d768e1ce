import ArgumentParser
import AudioOutput
import Foundation
import Scheduler

struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Write a session to a sound file.")

    @OptionGroup var options: SessionOptions

    @Option(name: .shortAndLong, help: "The file: .wav, .flac, .ogg, .opus or .mp3.")
    var output: String

    @Flag(help: "Write captions beside it, as a .vtt.")
    var captions = false

    func run() throws {
        guard SoundFormat(path: output) != nil else {
            throw Complaint(String(describing: SoundFileError(.unknownFormat, path: output)))
        }
        let preparation = try Preparation(options)
        let timeline = try preparation.timeline()
        try FileRenderer(source: preparation.sounds).render(timeline, to: output)
        if captions { try writeCaptions(timeline) }
        print("\(output): \(timeline.routine), \(timeline.frames.clock)")
    }

    private func writeCaptions(_ timeline: Timeline) throws {
        let path = output.prefix(upTo: output.lastIndex(of: ".") ?? output.endIndex) + ".vtt"
        do {
            try Data(timeline.vtt().utf8).write(to: URL(filePath: String(path)), options: .atomic)
        } catch {
            throw Complaint("'\(path)' could not be written: \(error.localizedDescription)", .failed)
        }
    }
}
