import Practice
import Voice

/// The voices that a person can name: those that come with the program, and those in the config folder.
struct VoiceShelf: Sendable {
    let own: OwnFiles

    init(directories: Directories) { own = OwnFiles(folder: directories.voices) }

    func wording(_ name: String) throws -> Wording { Wording(try voice(name)) }

    /// - Throws: `Mistakes` of the file, or a `Complaint` where there is no such voice.
    func voice(_ name: String) throws -> Voice {
        let reader = VoiceReader(poses: Catalog.poses, routines: Catalog.routineIDs)
        if let voice = try ShippedVoices.read(name, reader) { return voice }
        guard let file = own.path(name) else { throw unknown(name) }
        return try reader.read(try SourceFile.bytes(file), id: name, file: file)
    }

    /// Whether the voice can be had, without reading one of ours, which the tests hold to be right.
    ///
    /// - Throws: what `voice` would.
    func check(_ name: String) throws {
        if !ShippedVoices.ids.contains(name) { _ = try voice(name) }
    }

    private func unknown(_ name: String) -> Complaint {
        let hint = NearestName.of(name, among: ShippedVoices.ids + own.names).map { "did you mean '\($0)'?" }
        return Complaint("there is no voice '\(name)'; " + (hint ?? "'backtalk list voices' names them"))
    }
}
