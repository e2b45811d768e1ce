import Documents
import Foundation
import Practice
import Voice

/// The voices that a person can name: those that come with the program, those in the config folder, and any file.
struct VoiceShelf: Sendable {
    let own: OwnFiles

    init(directories: Directories) { own = OwnFiles(folder: directories.voices) }

    func wording(_ name: String) throws -> Wording { Wording(try voice(name)) }

    /// - Throws: `Mistakes` of the file, or a `Complaint` where there is no such voice.
    func voice(_ name: String) throws -> Voice {
        if let voice = try ShippedVoices.read(name, Self.reader) { return voice }
        return try read(try file(name))
    }

    /// The voice of a file; what it extends is one of ours, or one in the config folder.
    func read(_ file: String) throws -> Voice {
        var refusal: (any Error)?
        let voice = Result { [own] () throws(Mistakes) in
            let bytes: Data
            do { bytes = try SourceFile.bytes(file) } catch {
                refusal = error
                throw Mistakes([])
            }
            return try Self.reader.read(bytes, id: Self.name(file), file: file) { name in
                if let source = ShippedVoices.source(name) { return source }
                guard let path = own.path(name) else { return nil }
                do {
                    return VoiceReader.Source(bytes: Array(try SourceFile.bytes(path)), file: path)
                } catch {
                    refusal = refusal ?? error
                    return nil
                }
            }
        }
        if let refusal { throw refusal }
        return try voice.get()
    }

    /// The folder that a voice's relative paths begin in.
    func folder(_ name: String) -> String {
        guard let file = try? file(name) else { return own.folder }
        return URL(filePath: file).deletingLastPathComponent().path(percentEncoded: false)
    }

    /// Whether the voice can be had, without reading one of ours, which the tests hold to be right.
    ///
    /// - Throws: what `voice` would.
    func check(_ name: String) throws {
        if !ShippedVoices.ids.contains(name) { _ = try voice(name) }
    }

    private static let reader = VoiceReader(poses: Catalog.poses, routines: Catalog.routineIDs)

    private static func name(_ file: String) -> String {
        URL(filePath: file).deletingPathExtension().lastPathComponent
    }

    private func file(_ name: String) throws -> String {
        if let file = own.path(name) { return file }
        if name.contains("/") || OwnFiles.extensions.contains(where: name.hasSuffix) { return name }
        let hint = NearestName.of(name, among: ShippedVoices.ids + own.names).map { "did you mean '\($0)'?" }
        throw Complaint("there is no voice '\(name)'; " + (hint ?? "'backtalk list voices' names them"))
    }
}
