import Audio
import AudioOutput
import Desktop
import Foundation
import Glibc
import Practice
import System

extension SessionRequest {
    /// The options of `Start`: what this person means by them here is found here, and what the daemon is to open is opened and
    /// handed over.
    ///
    /// - Throws: a `Complaint` where there is no such routine, voice, music or device, or where only a session in the terminal can
    ///   have it; `Mistakes` where a file is too long.
    func table(directories: Directories) throws -> [String: Value] {
        var table: [StartOption: Value] = [:]
        table[.routine] = try routine.map { try Self.sent($0, directories) }
        table[.voice] = try preferences.voice.map { try Self.sent($0, directories) }
        table[.level] = (preferences.level?.rawValue).map { .string($0) }
        table[.talk] = (preferences.talk?.rawValue).map { .string($0) }
        table[.breath] = (preferences.breath?.description).map { .string($0) }
        table[.pace] = (preferences.pace?.rawValue).map { .string($0) }
        table[.from] = from.map { .string($0) }
        table[.music] = try music.map(Self.sent)
        table[.device] = try device.map { .string(try DeviceShelf.nameForDaemon($0)) }
        table[.preroll] = preroll.map { .int32(Int32(clamping: $0)) }
        if resumes { table[.resume] = .boolean(true) }
        return Dictionary(uniqueKeysWithValues: table.map { ($0.key.rawValue, $0.value) })
    }

    private static func sent(_ routine: RoutineChoice, _ directories: Directories) throws -> Value {
        switch routine {
        case .opened(let file): return .descriptor(file.descriptor)
        case .typed(let name):
            let shelf = RoutineShelf(directories: directories)
            if shelf.names.contains(name) { return .string(name) }
            return .descriptor(try OpenedFile(path: try shelf.path(of: name)).descriptor)
        }
    }

    private static func sent(_ voice: VoiceChoice, _ directories: Directories) throws -> Value {
        switch voice {
        case .named(let name): return .string(name.text)
        case .file(let path):
            throw Complaint(
                "'\(path)' is a file, and the daemon takes voices by name; copy it to '\(directories.voices)', or play here "
                    + "with 'backtalk play'")
        }
    }

    private static func sent(_ music: MusicChoice) throws -> Value {
        switch music {
        case .opened(let file): return .descriptor(file.descriptor)
        case .found(let place): return try sent(place)
        case .typed(let name):
            if name == "off" || Scene(rawValue: name) != nil { return .string(name) }
            let place = try BedWish.place(name, path: name)
            // A folder says by itself what is in it, and its order is nobody's.
            if !place.isOrdered, let folder = try Self.folder(name, holding: place) {
                return .descriptor(folder.descriptor)
            }
            if place.tracks == [name] { return .descriptor(try OpenedFile(path: name).descriptor) }
            return try sent(place)
        }
    }

    /// nil where a link leads from the folder to music elsewhere.
    private static func folder(_ path: String, holding place: MusicPlace) throws -> OpenedFolder? {
        let folder = try OpenedFolder(path: path)
        return place.tracks.allSatisfy(folder.holds) ? folder : nil
    }

    /// The folder that all the tracks lie in, and their names below it.
    private static func sent(_ place: MusicPlace) throws -> Value {
        let here = FileManager.default.currentDirectoryPath
        let paths = place.tracks.map { track in
            Enclosure.realPath(track) ?? (track.hasPrefix("/") ? track : "\(here)/\(track)")
        }
        var parts = paths.first.map { Array($0.split(separator: "/").dropLast()) } ?? []
        for path in paths {
            let others = path.split(separator: "/").dropLast()
            let common = zip(parts, others).prefix { pair in pair.0 == pair.1 }.count
            parts = Array(parts[..<common])
        }
        let folder = "/" + parts.joined(separator: "/")
        let names = paths.map { $0.split(separator: "/").dropFirst(parts.count).joined(separator: "/") }
        return .structure([.descriptor(try OpenedFolder(path: folder).descriptor), .strings(names)])
    }
}
