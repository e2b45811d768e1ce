import Audio
import Glibc
import Scheduler
import System

/// Clips as files, one a clip. The directory is safe to delete at any time, and several processes may use it at once:
/// the same key always means the same samples. A file that cannot be read, is damaged or too short is not there; one
/// that cannot be written is not written. Nothing here is an error.
struct ClipCache: Sendable {
    private let directory: String
    private let limit: Int

    /// How much the clips together may take: 256 MB, about eight sessions without a sentence in common.
    static let usualLimit = 256 << 20

    /// - Parameters:
    ///   - directory: created when the first clip is kept.
    ///   - limit: bytes.
    init(directory: String, limit: Int = ClipCache.usualLimit) {
        self.directory = directory
        self.limit = limit
    }

    /// The length, read without the samples. A file cut short is noticed by its size.
    func length(of key: ClipKey) -> Frames? {
        guard let clip = CachedClip(path(key), key: key) else { return nil }
        return Frames(Int64(clip.header.frames))
    }

    /// The samples, if they are as they were written.
    func clip(of key: ClipKey) -> Clip? {
        CachedClip(path(key), key: key)?.samples().map { Clip(samples: $0) }
    }

    /// - Returns: whether the clip is now in the cache.
    func keep(_ clip: Clip, as key: ClipKey) -> Bool {
        clip.withUnsafeSamples { samples in
            let bytes = UnsafeRawBufferPointer(samples)
            let header = ClipHeader(key: key, frames: samples.count, checksum: Hash.checksum(bytes))
            return header.bytes.withUnsafeBytes { SmallFile.replace(path(key), [$0, bytes]) }
        }
    }

    /// Removes the least recently used clips until nine tenths of the limit are left, if the limit is passed, and what
    /// crashes left unfinished. It looks at every file: for after clips were kept, not for every start.
    func trim() {
        guard let names = names() else { return }
        var clips: [(path: String, size: Int, used: Int)] = []
        let now = time(nil)
        for name in names {
            let path = directory + "/" + name
            var status = stat()
            guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
            if name.hasPrefix(FileReplacement.unfinished) {
                if now - status.st_mtim.tv_sec > 3_600 { unlink(path) }
            } else if name.utf8.count == 32 {
                clips.append((path, Int(status.st_size), status.st_mtim.tv_sec))
            }
        }
        var total = clips.reduce(0) { $0 + $1.size }
        guard total > limit else { return }
        clips.sort { ($0.used, $0.path) < ($1.used, $1.path) }
        for clip in clips where total > limit / 10 * 9 {
            unlink(clip.path)
            total -= clip.size
        }
    }

    private func path(_ key: ClipKey) -> String { directory + "/" + key.digits }

    private func names() -> [String]? {
        guard let listing = opendir(directory) else { return nil }
        defer { closedir(listing) }
        var names: [String] = []
        while let entry = readdir(listing) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        return names
    }
}

/// A clip's open file whose header is whole and fits the key and the file's size; the samples follow.
private struct CachedClip: ~Copyable {
    private let file: RegularFile
    let header: ClipHeader

    /// A clip counts as used at most once a day, so that reading seldom writes.
    private static let touchAfter = 86_400

    init?(_ path: String, key: ClipKey) {
        do {
            let file = try RegularFile(path)
            let header = withUnsafeTemporaryAllocation(byteCount: ClipHeader.size, alignment: 8) { space in
                file.descriptor.fill(space) ? ClipHeader(UnsafeRawBufferPointer(space), key: key) : nil
            }
            guard let header, file.size == ClipHeader.size + 2 * header.frames else { return nil }
            if time(nil) - file.status.st_mtim.tv_sec > Self.touchAfter {
                futimens(file.descriptor.number, nil)
            }
            self.file = file
            self.header = header
        } catch {
            return nil
        }
    }

    /// The samples, if they are as they were written.
    consuming func samples() -> [Int16]? {
        var isWhole = false
        let samples = [Int16](unsafeUninitializedCapacity: header.frames) { buffer, filled in
            let space = UnsafeMutableRawBufferPointer(buffer)
            isWhole =
                file.descriptor.fill(space)
                && Hash.checksum(UnsafeRawBufferPointer(space)) == header.checksum
            filled = isWhole ? header.frames : 0
        }
        return isWhole ? samples : nil
    }
}
