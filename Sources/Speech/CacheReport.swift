import Glibc
import Scheduler
import System
import WorkerProtocol

/// What lies in a folder of cached clips.
public struct CacheReport: Sendable, Hashable {
    /// Clips, whole or not, and how many bytes they have.
    public private(set) var clips = 0
    public private(set) var bytes = 0
    /// Clips that will be made anew, because their files are damaged or cannot be read.
    public private(set) var damaged = 0
    /// Clips that there was no time to look at.
    public private(set) var unread = 0

    /// How much clips may take together, in bytes.
    public static let limit = ClipCache.usualLimit

    /// Reads every clip; nil where there is no such folder, or it may not be read.
    ///
    /// - Parameter milliseconds: how long it may take.
    public init?(directory: String, within milliseconds: Int64) {
        guard let listing = opendir(directory) else { return nil }
        defer { closedir(listing) }
        let deadline = MonotonicTime.now.milliseconds + milliseconds
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            var status = stat()
            guard let key = ClipKey(fileName: name), lstat("\(directory)/\(name)", &status) == 0 else {
                continue
            }
            clips += 1
            bytes += Int(status.st_size)
            if MonotonicTime.now.milliseconds > deadline {
                unread += 1
            } else if !Self.isWhole("\(directory)/\(name)", key) {
                damaged += 1
            }
        }
    }

    /// Unlike a look by the cache, this does not count as use.
    private static func isWhole(_ path: String, _ key: ClipKey) -> Bool {
        guard let bytes = SmallFile.read(path, limit: ClipCache.usualLimit) else { return false }
        return bytes.withUnsafeBytes { bytes in
            guard bytes.count >= ClipHeader.size else { return false }
            let header = ClipHeader(UnsafeRawBufferPointer(rebasing: bytes[..<ClipHeader.size]), key: key)
            let samples = UnsafeRawBufferPointer(rebasing: bytes[ClipHeader.size...])
            return header.map {
                samples.count == 2 * $0.frames && Hash.checksum(samples) == $0.checksum
            } ?? false
        }
    }
}

extension ClipKey {
    /// nil for what is not the name of a clip.
    init?(fileName: String) {
        let digits = fileName.utf8
        guard digits.count == 32, digits.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else {
            return nil
        }
        self.digits = fileName
        // Nobody knows here whose text it is.
        longest = .seconds(Int64(WorkerProtocol.longestSound(characters: .max)))
    }
}
