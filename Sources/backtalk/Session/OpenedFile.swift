import Foundation
import Glibc
import System

/// A file that another process opened and handed over: it may be read, because that process may; its path is the kernel's
/// word, and nobody else's.
struct OpenedFile: Sendable, Hashable {
    private let descriptor: Descriptor

    /// nil where it is no regular file, or was not opened for reading: nothing that could keep us waiting is ever read.
    init?(_ descriptor: Descriptor) {
        var status = stat()
        let flags = fcntl(descriptor.number, F_GETFL)
        guard fstat(descriptor.number, &status) == 0, status.st_mode & S_IFMT == S_IFREG, flags >= 0,
            flags & O_ACCMODE != O_WRONLY, flags & Self.pathOnly == 0
        else { return nil }
        self.descriptor = descriptor
    }

    /// O_PATH, which Glibc hides without _GNU_SOURCE; the same on every processor that Swift knows.
    private static let pathOnly: Int32 = 0o10_000_000

    /// A file of this person's, for another process.
    ///
    /// - Throws: what `SourceFile` throws of a file that cannot be read.
    init(path: String) throws {
        guard let file = OpenedFile(Descriptor(owning: try SourceFile.open(path))) else {
            throw Complaint("'\(path)' is a device or a pipe; name a file")
        }
        self = file
    }

    var handle: Descriptor { descriptor }

    /// A path that opens it anew, from its beginning, as long as this value lives.
    var link: String { "/proc/self/fd/\(descriptor.number)" }

    /// The path that the kernel knows it by.
    var path: String {
        var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = bytes.withUnsafeMutableBytes { readlink(link, $0.baseAddress, $0.count) }
        return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : link
    }

    /// The content, whatever was read of it before and by whom.
    ///
    /// - Throws: as `SourceFile.bytes`.
    func bytes() throws -> Data {
        try SourceFile.bytes(of: descriptor.number, path)
    }
}
