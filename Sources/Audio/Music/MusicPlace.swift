import Glibc

/// Where a person keeps music: a file, a folder, or a playlist.
public struct MusicPlace: Sendable, Hashable {
    /// What a folder is searched for: what libsndfile may be able to read.
    static let extensions: Set<String> = [
        "wav", "flac", "ogg", "oga", "opus", "mp3", "aif", "aiff", "aifc", "au", "snd", "caf", "w64", "rf64",
    ]
    /// Folders in folders, and files in all.
    private static let (depth, most) = (4, 10_000)

    /// The files, in the order of the playlist, or of their names.
    public let tracks: [String]
    /// Whether the order is a person's own.
    public let isOrdered: Bool

    /// - Parameter tracks: the paths of files, not empty.
    public init(tracks: [String], isOrdered: Bool) {
        self.tracks = tracks
        self.isOrdered = isOrdered
    }

    /// - Throws: `MusicError` where nothing is there. Whether the files can be played shows when they are.
    public init(path: String) throws(MusicError) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw MusicError(errno: errno, path: path) }
        switch status.st_mode & S_IFMT {
        case S_IFDIR:
            var found: [String] = []
            try Self.search(path, depth: Self.depth, &found)
            tracks = found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            isOrdered = false
        case S_IFREG where Playlist.extensions.contains(Self.fileExtension(path)):
            tracks = try Self.entries(of: path, size: Int(status.st_size))
            isOrdered = true
        case S_IFREG:
            tracks = [path]
            isOrdered = true
        default: throw MusicError(.notAFile, path: path)
        }
        if tracks.isEmpty { throw MusicError(.nothing, path: path) }
    }

    static func fileExtension(_ path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    }

    private static func search(_ folder: String, depth: Int, _ found: inout [String]) throws(MusicError) {
        guard let listing = opendir(folder) else { throw MusicError(errno: errno, path: folder) }
        var names: [String] = []
        while let entry = readdir(listing) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        closedir(listing)
        for name in names where !name.hasPrefix(".") && found.count < most {
            let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            var status = stat()
            guard stat(path, &status) == 0 else { continue }
            let kind = status.st_mode & S_IFMT
            if kind == S_IFREG, extensions.contains(fileExtension(name)) {
                found.append(path)
            } else if kind == S_IFDIR, depth > 1 {
                // A folder in it that may not be read is not what was asked for.
                do throws(MusicError) { try search(path, depth: depth - 1, &found) } catch { continue }
            }
        }
    }

    private static func entries(of path: String, size: Int) throws(MusicError) -> [String] {
        guard size <= Playlist.largest else { throw MusicError(.tooLong, path: path) }
        // It may have become a pipe since it was looked at, which would keep us waiting.
        let file = try MusicFile.open(path)
        let bytes = [UInt8](unsafeUninitializedCapacity: min(size, file.size)) { buffer, filled in
            filled = file.descriptor.fill(UnsafeMutableRawBufferPointer(buffer)) ? buffer.count : 0
        }
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        return Array(Playlist(bytes, in: folder).paths.prefix(most))
    }
}
