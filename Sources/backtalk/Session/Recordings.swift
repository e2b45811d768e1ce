import Foundation
import Glibc
import Practice
import System
import Voice

/// A folder of recorded sentences, each a sound file under the sentence's name.
struct Recordings: Sendable {
    static let extensions = ["wav", "flac", "ogg", "opus", "mp3"]

    /// Their folder, as it was named.
    let folder: String
    /// The path of each text's recording.
    let files: [String: String]
    /// Files that are no sentence of the voice.
    let strangers: [String]
    /// Every name that a recording may have.
    let names: [String]

    /// - Parameter enclosure: where the folder and its files may lie.
    /// - Throws: a `Complaint` where there is no such folder, or where it or a recording lies elsewhere.
    init(folder: String, of wording: Wording, within enclosure: Enclosure) throws {
        let contents = try Self.contents(of: folder, enclosure)
        self.folder = folder
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
            do throws(SystemError) {
                // Closed again at once: only which file it is counts here.
                _ = try enclosure.open(path)
            } catch {
                if error.code == EXDEV { throw Self.outside("the recording '\(path)'") }
                // One that cannot be read is told when it is to be heard, and eSpeak NG stands in.
            }
            files[sentence.text] = path
        }
        self.files = files
        strangers = Set(paths.keys).subtracting(names).sorted()
    }

    private static func contents(of folder: String, _ enclosure: Enclosure) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: try enclosure.folder(folder))
        } catch let error as SystemError where error.code == EXDEV {
            throw outside("the folder '\(folder)' of its recordings")
        } catch {
            throw Complaint(
                "there is no folder '\(folder)' with the recordings of the voice; check 'recordings'")
        }
    }

    private static func outside(_ what: String) -> Complaint {
        Complaint(
            "\(what) lies outside the voice's own folder; put it beside the voice or into your music folder, or the voice "
                + "into your voices folder")
    }
}
