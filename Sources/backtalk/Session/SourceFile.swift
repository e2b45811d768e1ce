import Documents
import Foundation
import Glibc
import Practice
import System

/// Files that a person wrote.
enum SourceFile {
    /// As much of it as a reader needs to refuse one that is too long.
    ///
    /// - Throws: a `Complaint` where the file is missing, a folder, no file at all, or may not be read; `Mistakes` where it is
    ///   too long.
    static func bytes(_ path: String) throws -> Data {
        let file = try open(path)
        return try bytes(of: file.number, path)
    }

    /// - Throws: as `bytes`.
    static func open(_ path: String) throws -> OwnedDescriptor {
        // A pipe without a writer would keep us waiting.
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw refusal(path, errno) }
        return OwnedDescriptor(owning: descriptor)
    }

    /// The content from its beginning, wherever the descriptor stands.
    ///
    /// - Parameter path: what the file is called where it is refused.
    static func bytes(of descriptor: Int32, _ path: String) throws -> Data {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw refusal(path, errno) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw Complaint("'\(path)' is a folder; name a file in it")
        default: throw Complaint("'\(path)' is a device or a pipe; name a file")
        }
        let most = YAMLReader().maximumBytes
        guard status.st_size <= most else {
            throw Mistakes([
                Mistake(
                    file: path, line: 1, column: 1, wrong: "the file has \(status.st_size) bytes",
                    expected: "expected at most \(most)")
            ])
        }
        var bytes = Data(count: most + 1)
        var count = 0
        while count <= most {
            let got = bytes.withUnsafeMutableBytes { buffer in
                pread(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count, off_t(count))
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw refusal(path, errno) }
            if got == 0 { break }
            count += got
        }
        return bytes.prefix(count)
    }

    private static func refusal(_ path: String, _ problem: Int32) -> Complaint {
        switch problem {
        case ENOENT, ENOTDIR: Complaint("there is no file '\(path)'; check the path")
        case EACCES, EPERM: Complaint("'\(path)' may not be read; check its permissions")
        case ENXIO, ENODEV: Complaint("'\(path)' is a device or a pipe; name a file")
        default:
            Complaint("'\(path)' could not be read (\(String(cString: strerror(problem)))); check the path")
        }
    }
}
