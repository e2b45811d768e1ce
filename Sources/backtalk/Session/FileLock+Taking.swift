import Glibc
import System

/// The locks of a person.
extension FileLock {
    /// One session at a time for each person.
    ///
    /// - Throws: a `Complaint`.
    static func session(_ directories: Directories) throws -> FileLock {
        try taking(directories.lock, else: RemoteControl.busy)
    }

    /// One daemon at a time for each person: two would remind twice.
    ///
    /// - Throws: a `Complaint`.
    static func daemon(_ directories: Directories) throws -> FileLock {
        try taking(
            directories.daemonLock,
            else: Complaint("the daemon is running already; 'backtalk status' tells what plays", .failed))
    }

    /// - Parameter taken: what is thrown where another process holds it; nil: waits for that one.
    /// - Throws: a `Complaint`.
    static func taking(_ path: String, else taken: Complaint?) throws -> FileLock {
        do throws(SystemError) {
            return try FileLock(path, waits: taken == nil)
        } catch {
            if let taken, error.code == EWOULDBLOCK { throw taken }
            throw unusable(path, error)
        }
    }

    private static func unusable(_ path: String, _ error: SystemError) -> Complaint {
        var (place, reason) = (error.subject, error.reason)
        let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        if case .blocked(_, let why) = FolderState(of: folder) { (place, reason) = (folder, why) }
        return Complaint(
            "'\(place)' cannot be made (\(reason)); give yourself write permission there, or set XDG_RUNTIME_DIR to a "
                + "folder of yours", .failed)
    }
}
