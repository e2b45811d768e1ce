import Foundation
import Speech
import System
import Voice

/// Who speaks for a voice: what a person recorded, then their own command, then eSpeak NG.
struct VoiceEngines: Sendable {
    let found: FoundVoice
    let directories: Directories

    private var voice: Voice { found.voice }

    /// - Parameter report: hears a sentence for the person, on any thread, when eSpeak NG has to stand in.
    /// - Throws: a `Complaint` where the folder of the recordings is not there, or a recording not where it may be.
    func store(cache: String?, report: @escaping @Sendable (String) -> Void) throws -> ClipStore {
        var engines: [any Synthesizer] = []
        if let recordings = try recordings() {
            engines.append(RecordedSynthesizer(recordings.files, within: enclosure))
        }
        if let command { engines.append(CommandSynthesizer(command)) }
        engines.append(ESpeakSynthesizer(record: "\(directories.cache)/engine"))
        return ClipStore(
            engines: engines, settings: voice.engine, sample: voice.sample, cache: cache, report: report)
    }

    /// The recorded sentences; nil where the voice has none.
    func recordings() throws -> Recordings? {
        try voice.recordings.map { try Recordings(folder: path($0), of: Wording(voice), within: enclosure) }
    }

    /// The program that speaks, as it is started; nil where the voice has none.
    var command: CommandEngine? {
        voice.command.map { command in
            let arguments = command.arguments.enumerated().map { index, word in
                index == 0 && word.contains("/") ? path(word) : inHome(word)
            }
            return CommandEngine(arguments: arguments, timeLimit: command.timeLimit)
        }
    }

    /// Where its recordings may lie: what the person installed is theirs, any other file is somebody's.
    private var enclosure: Enclosure {
        if case .file = found.origin {
            Enclosure([folder] + [directories.personalMusic].compactMap(\.self))
        } else {
            .anywhere
        }
    }

    /// The folder that the voice's relative paths begin in.
    private var folder: String {
        found.path.map { URL(filePath: $0).deletingLastPathComponent().path(percentEncoded: false) }
            ?? directories.voices
    }

    private func path(_ path: String) -> String {
        let path = inHome(path)
        return path.hasPrefix("/") ? path : "\(folder.hasSuffix("/") ? folder : folder + "/")\(path)"
    }

    /// No shell reads the words, so the one thing of a shell's that everybody writes is done here.
    private func inHome(_ word: String) -> String {
        word.hasPrefix("~/") ? directories.home + word.dropFirst(1) : word
    }
}
