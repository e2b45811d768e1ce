import Documents
import Foundation
import Practice
import System
import Voice

/// A voice, and where it was found: by that goes what its file may name.
struct FoundVoice: Sendable {
    let voice: Voice
    let origin: Origin

    enum Origin: Sendable, Hashable {
        case builtIn
        /// A file of the person's voices folder, by its path.
        case installed(String)
        /// Any other file that the person named by its path.
        case file(String)
    }

    /// The path of its file; nil for one of ours.
    var path: String? {
        switch origin {
        case .builtIn: nil
        case .installed(let path), .file(let path): path
        }
    }
}

/// The voices that a person can name: those that come with the program, those in the config folder, and any file.
struct VoiceShelf: Sendable {
    let own: OwnFiles

    init(directories: Directories) { own = OwnFiles(folder: directories.voices) }

    func wording(_ choice: VoiceChoice) throws -> Wording { Wording(try voice(choice).voice) }

    /// - Throws: `Mistakes` of the file, or a `Complaint` where there is no such voice, or where it starts a program and
    ///   somebody else may change it.
    func voice(_ choice: VoiceChoice) throws -> FoundVoice {
        switch choice {
        case .named(let name):
            if let voice = try ShippedVoices.read(name.text, Self.reader) {
                return FoundVoice(voice: voice, origin: .builtIn)
            }
            guard let file = own.path(name.text) else { throw unknown(name.text) }
            return try read(file)
        case .file(let path):
            guard path.contains("/") || OwnFiles.extensions.contains(where: path.hasSuffix) else {
                throw unknown(path)
            }
            return try read(path)
        }
    }

    /// The voice of a file; what it extends is one of ours, or one in the config folder.
    func read(_ file: String) throws -> FoundVoice {
        var refusal: (any Error)?
        var installed = isInstalled(file) ? [file] : []
        let origin = installed.isEmpty ? FoundVoice.Origin.file(file) : .installed(file)
        let voice = Result { [own] () throws(Mistakes) in
            let bytes: Data
            do { bytes = try SourceFile.bytes(file) } catch {
                refusal = error
                throw Mistakes([])
            }
            return try Self.reader.read(bytes, id: Self.name(file), file: file) { name in
                if let source = ShippedVoices.source(name) { return source }
                guard let path = own.path(name) else { return nil }
                installed.append(path)
                do {
                    return VoiceReader.Source(bytes: Array(try SourceFile.bytes(path)), file: path)
                } catch {
                    refusal = refusal ?? error
                    return nil
                }
            }
        }
        if let refusal { throw refusal }
        let found = FoundVoice(voice: try voice.get(), origin: origin)
        if found.voice.command != nil { try Self.checkAccess(to: installed, of: found.voice.id) }
        return found
    }

    /// Whether the voice can be had, without reading one of ours, which the tests hold to be right.
    ///
    /// - Throws: what `voice` would.
    func check(_ choice: VoiceChoice) throws {
        if case .named(let name) = choice, ShippedVoices.ids.contains(name.text) { return }
        _ = try voice(choice)
    }

    /// Notes where a file names a voice that is not installed. What is no name has its mistake already.
    func check(_ value: YAMLValue, _ log: inout MistakeLog) {
        guard case .text(let text, _) = value.content, let name = VoiceName(text), !has(name) else { return }
        log.add(
            value.place, "there is no voice \(MistakeLog.quoted(text)) here",
            expected: "expected one of 'backtalk list voices'", nearest: nearest(text))
    }

    private static let reader = VoiceReader(poses: Catalog.poses, routines: Catalog.routineIDs)

    /// Whether a voice of that name is installed.
    func has(_ name: VoiceName) -> Bool {
        ShippedVoices.ids.contains(name.text) || own.path(name.text) != nil
    }

    /// Whether the file stands in the voices folder, be it as a link to another place: that is the person's doing.
    private func isInstalled(_ file: String) -> Bool {
        let slash = file.lastIndex(of: "/")
        let folder = slash.map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
        guard let real = Enclosure.realPath(folder) else { return false }
        return real == Enclosure.realPath(own.folder)
    }

    /// Nobody but the person decides which programs their voices start.
    private static func checkAccess(to files: [String], of voice: String) throws {
        guard let access = files.lazy.compactMap(WriteAccess.ofOthers(to:)).first else { return }
        let (what, advice) =
            switch access.reason {
            case .mode: ("others may write to '\(access.path)'", "take that from them with 'chmod go-w'")
            case .owner: ("'\(access.path)' belongs to another user", "make it yours, or copy the voice")
            }
        throw Complaint("the voice '\(voice)' starts a program, and \(what); \(advice)")
    }

    private static func name(_ file: String) -> String {
        URL(filePath: file).deletingPathExtension().lastPathComponent
    }

    private func nearest(_ name: String) -> String? {
        NearestName.of(name, among: ShippedVoices.ids + own.names)
    }

    private func unknown(_ name: String) -> Complaint {
        let hint = nearest(name).map { "did you mean '\($0)'?" }
        return Complaint("there is no voice '\(name)'; " + (hint ?? "'backtalk list voices' names them"))
    }
}
