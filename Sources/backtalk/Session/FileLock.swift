import Foundation
import Glibc

/// A file that one process holds at a time. The kernel lets go of it when the process ends, however that happens.
final class FileLock: Sendable {
    private let descriptor: Int32

    /// Makes the file, and its folder, where they are missing.
    ///
    /// - Parameter taken: what is thrown where another process holds it; nil: waits for that one.
    /// - Throws: a `Complaint`.
    init(_ path: String, taken: Complaint? = nil) throws {
        try Self.makeFolder(of: path)
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.unusable(path, String(cString: strerror(errno))) }
        while flock(descriptor, LOCK_EX | (taken == nil ? 0 : LOCK_NB)) != 0 {
            let problem = errno
            if problem == EINTR { continue }
            close(descriptor)
            if let taken, problem == EWOULDBLOCK { throw taken }
            throw Self.unusable(path, String(cString: strerror(problem)))
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// One session at a time for each person.
    static func session(_ directories: Directories) throws -> FileLock {
        try FileLock(
            directories.lock, taken: Complaint("a session is playing already; end that one first", .failed))
    }

    /// One daemon at a time for each person: two would remind twice.
    static func daemon(_ directories: Directories) throws -> FileLock {
        try FileLock(
            directories.daemonLock,
            taken: Complaint("the daemon is running already; 'backtalk status' tells what plays", .failed))
    }

    private static func makeFolder(of path: String) throws {
        let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            guard case .blocked(_, let reason) = FolderState(of: folder) else {
                throw unusable(folder, FailureReason.of(error))
            }
            throw unusable(folder, reason)
        }
    }

    private static func unusable(_ path: String, _ reason: String) -> Complaint {
        Complaint(
            "'\(path)' cannot be made (\(reason)); give yourself write permission there, or set XDG_RUNTIME_DIR to a "
                + "folder of yours", .failed)
    }
}
