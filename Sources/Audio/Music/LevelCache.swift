import Glibc
import System

/// The levels of tracks that were measured before, a small file each. It can be lost or damaged at any time.
struct LevelCache {
    /// Made when the first level is kept; nil: nothing is kept.
    let directory: String?

    private static let title = "backtalk level 1"

    /// The level of a track, measured now if it is not known.
    func level(_ path: String) throws(MusicError) -> TrackLevel {
        let file = place(of: path)
        if let file, let level = read(file) { return level }
        let level = try TrackLevel(measuring: path)
        if let file { write(level, to: file) }
        return level
    }

    /// Named by the track's path, size and date.
    private func place(of path: String) -> String? {
        var status = stat()
        guard let directory, stat(path, &status) == 0 else { return nil }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        let stamp = "\(path)\0\(status.st_size)\0\(status.st_mtim.tv_sec)\0\(status.st_mtim.tv_nsec)"
        // FNV-1a.
        for byte in stamp.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return "\(directory)/\(String(hash, radix: 16))"
    }

    private func read(_ path: String) -> TrackLevel? {
        guard let bytes = SmallFile.read(path, limit: 128) else { return nil }
        let words = String(decoding: bytes, as: UTF8.self).split(separator: ";").map { String($0).trimmed }
        guard words.count == 4, words[0] == Self.title, words[3] == "end", let loudness = Double(words[1]),
            let loudest = Double(words[2]), (-70...20).contains(loudness), (-70...20).contains(loudest)
        else { return nil }
        return TrackLevel(loudness: loudness, loudest: loudest)
    }

    private func write(_ level: TrackLevel, to path: String) {
        let line = "\(Self.title); \(level.loudness); \(level.loudest); end\n"
        // One that cannot be kept is measured again.
        _ = Array(line.utf8).withUnsafeBytes { SmallFile.replace(path, [$0]) }
    }
}
