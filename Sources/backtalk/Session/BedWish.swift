import Audio
import Documents
import Foundation
import Practice

/// What a person wants to hear under the session.
enum BedWish: Sendable {
    case off
    case scene(Scene)
    /// With the file behind its one track, where that was handed over: it stays open as long.
    case own(Music, OpenedFile?)

    /// - Parameters:
    ///   - asked: as the command line has it; a path is relative to the working directory. nil: as the configuration has it;
    ///     there it is relative to the configuration's folder.
    /// - Throws: a `Complaint` where there is no such thing.
    init(_ asked: SessionRequest.MusicChoice?, configured: SoundWishes, _ directories: Directories) throws {
        var typed: String?
        switch asked {
        case .opened(let file):
            self = .own(Music(tracks: [file.link]), file)
            return
        case .found(let place):
            self = Self.own(place, configured)
            return
        case .typed(let text): typed = text
        case nil: break
        }
        guard let name = typed ?? configured.music, name != "off" else {
            self = .off
            return
        }
        if let scene = Scene(rawValue: name) {
            self = .scene(scene)
            return
        }
        self = Self.own(try Self.place(name, path: typed ?? directories.path(ofConfigured: name)), configured)
    }

    /// - Parameter name: as the person has it.
    /// - Throws: a `Complaint` where there is no music.
    static func place(_ name: String, path: String) throws(Complaint) -> MusicPlace {
        do {
            return try MusicPlace(path: path)
        } catch  where error.code == .missing {
            throw unknown(name)
        } catch {
            throw Complaint("\(error); name a sound file, a folder of them or a playlist")
        }
    }

    /// The bed itself, new at every call.
    ///
    /// - Parameter report: hears about tracks that cannot be played, on a thread of its own.
    func bed(cache: String, report: @escaping @Sendable (String) -> Void) -> Bed? {
        switch self {
        case .off: nil
        case .scene(let scene): scene.bed()
        case .own(let music, _): music.bed(cache: cache, report: report)
        }
    }

    private static func own(_ place: MusicPlace, _ configured: SoundWishes) -> BedWish {
        .own(Music(tracks: place.tracks, seed: seed(configured.shuffle, place)), nil)
    }

    /// A folder has another order every day, unless the person chose one; a playlist has its own.
    private static func seed(_ wish: SoundWishes.Shuffle?, _ place: MusicPlace) -> UInt64? {
        switch wish {
        case .off: nil
        case .seed(let seed): UInt64(seed)
        case nil: place.isOrdered ? nil : UInt64(max(0, Date().timeIntervalSince1970 / 86_400))
        }
    }

    private static func unknown(_ name: String) -> Complaint {
        let scenes = Scene.allCases.map(\.rawValue)
        if !name.contains("/"), let nearest = NearestName.of(name, among: scenes + ["off"]) {
            return Complaint("there is no music '\(name)'; did you mean '\(nearest)'?")
        }
        return Complaint(
            "there is no music '\(name)'; give \(scenes.joined(separator: ", ")), the path of a file, a folder or a playlist, or off"
        )
    }
}

extension Directories {
    /// A path that stands in the configuration: relative to its folder, or to the person's own with `~/`.
    func path(ofConfigured name: String) -> String {
        if name.hasPrefix("~/") { return home + name.dropFirst() }
        return name.hasPrefix("/") ? name : "\(config)/\(name)"
    }
}
