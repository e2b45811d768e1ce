import Foundation
import Practice
import Voice

/// A folder of recorded sentences, each a sound file under the sentence's name.
struct Recordings: Sendable {
    static let extensions = ["wav", "flac", "ogg", "opus", "mp3"]

    /// The path of each text's recording.
    let files: [String: String]
    /// Files that are no sentence of the voice.
    let strangers: [String]
    /// Every name that a recording may have.
    let names: [String]

    /// - Throws: a `Complaint` where there is no such folder.
    init(folder: String, of wording: Wording) throws {
        guard let contents = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw Complaint(
                "there is no folder '\(folder)' with the recordings of the voice; check 'recordings'")
        }
        var paths: [String: String] = [:]
        for file in contents.sorted() where !file.hasPrefix(".") {
            let url = URL(filePath: file)
            guard Self.extensions.contains(url.pathExtension.lowercased()) else { continue }
            let name = url.deletingPathExtension().lastPathComponent
            if paths[name] == nil { paths[name] = "\(folder)/\(file)" }
        }
        let sentences = wording.namedSentences()
        names = sentences.map(\.name)
        var files: [String: String] = [:]
        for sentence in sentences {
            guard let path = paths[sentence.name], files[sentence.text] == nil else { continue }
            files[sentence.text] = path
        }
        self.files = files
        strangers = Set(paths.keys).subtracting(names).sorted()
    }
}
