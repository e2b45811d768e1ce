import Foundation
import Glibc

/// One session at a time for each person. The kernel lets go of it when the process ends, however that happens.
final class SessionLock: Sendable {
    private let descriptor: Int32

    /// - Throws: a `Complaint` where a session is being played already.
    init(_ directories: Directories) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: directories.runtime, withIntermediateDirectories: true)
        } catch {
            throw Self.unusable(directories.runtime, error.localizedDescription)
        }
        descriptor = open(directories.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.unusable(directories.lock, String(cString: strerror(errno))) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw Complaint("a session is playing already; end that one first", .failed)
        }
    }

    deinit { close(descriptor) }

    private static func unusable(_ path: String, _ reason: String) -> Complaint {
        Complaint("'\(path)' cannot be made (\(reason)); check its folder's permissions", .failed)
    }
}
