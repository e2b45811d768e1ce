import Foundation
import Practice
import Voice

/// The voices that a person can name: those that come with the program, and those in the config folder.
struct VoiceShelf: Sendable {
    let directories: Directories

    func wording(_ name: String) throws -> Wording { Wording(try voice(name)) }

    /// - Throws: `Mistakes` of the file, or a `Complaint` where there is no such voice.
    func voice(_ name: String) throws -> Voice {
        let reader = VoiceReader(poses: Catalog.poses, routines: Catalog.routineIDs)
        if let voice = try ShippedVoices.read(name, reader) { return voice }
        if let file = file(name) {
            return try reader.read(try SourceFile.bytes(file), id: name, file: file)
        }
        throw unknown(name)
    }

    /// Whether the voice can be had, without reading one of ours, which the tests hold to be right.
    ///
    /// - Throws: what `voice` would.
    func check(_ name: String) throws {
        if !ShippedVoices.ids.contains(name) { _ = try voice(name) }
    }

    /// Names and where each comes from.
    func names() -> [(name: String, place: String)] {
        // A folder that is not there, or may not be read, holds no voices.
        let files = (try? FileManager.default.contentsOfDirectory(atPath: directories.voices)) ?? []
        let own = files.filter { $0.hasSuffix(Self.suffix) }.map { String($0.dropLast(Self.suffix.count)) }
        return ShippedVoices.ids.map { ($0, "built in") } + own.sorted().map { ($0, "yours") }
    }

    private static let suffix = ".yaml"

    private func file(_ name: String) -> String? {
        let path = "\(directories.voices)/\(name)\(Self.suffix)"
        return !name.contains("/") && FileManager.default.fileExists(atPath: path) ? path : nil
    }

    private func unknown(_ name: String) -> Complaint {
        let hint = NearestName.of(name, among: names().map(\.name)).map { "did you mean '\($0)'?" }
        return Complaint("there is no voice '\(name)'; " + (hint ?? "'backtalk list voices' names them"))
    }
}
