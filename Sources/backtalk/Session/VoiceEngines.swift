import Foundation
import Speech
import Voice

/// Who speaks for a voice: what a person recorded, then their own command, then eSpeak NG.
struct VoiceEngines: Sendable {
    let voice: Voice
    /// Where the paths of its file begin.
    let folder: String
    let directories: Directories

    /// - Parameter report: hears a sentence for the person, on any thread, when eSpeak NG has to stand in.
    /// - Throws: a `Complaint` where the folder of the recordings is not there.
    func store(cache: String?, report: @escaping @Sendable (String) -> Void) throws -> ClipStore {
        var engines: [any Synthesizer] = []
        if let recordings = try recordings() { engines.append(RecordedSynthesizer(recordings.files)) }
        if let command = voice.command {
            let arguments = command.arguments.enumerated().map { index, word in
                index == 0 && word.contains("/") ? path(word) : inHome(word)
            }
            engines.append(
                CommandSynthesizer(
                    CommandEngine(
                        arguments: arguments, timeLimit: command.timeLimit, environment: command.environment))
            )
        }
        engines.append(ESpeakSynthesizer(record: "\(directories.cache)/engine"))
        return ClipStore(
            engines: engines, settings: voice.engine, sample: voice.sample, cache: cache, report: report)
    }

    /// The recorded sentences; nil where the voice has none.
    func recordings() throws -> Recordings? {
        try voice.recordings.map { try Recordings(folder: path($0), of: Wording(voice)) }
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
