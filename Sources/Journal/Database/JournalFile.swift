import Glibc
import System

/// The place of the journal in the file system. SQLite's locks belong to the process and fall when it closes any
/// descriptor of the file, so the file is never opened here, only looked at by its name.
struct JournalFile {
    let path: String

    /// False where SQLite will begin a new one.
    let hasContent: Bool

    /// Makes the folders that are missing, for this person alone: what someone does for their back is nobody's business.
    ///
    /// - Throws: `notAFile`, `notAllowed`, `full` or `system`.
    init(path: String) throws(JournalError) {
        self.path = path
        do throws(SystemError) {
            try OwnFolder.make(of: path)
        } catch {
            throw JournalError(errno: error.code, path: path)
        }
        var status = stat()
        guard stat(path, &status) == 0 else {
            guard errno == ENOENT else { throw JournalError(errno: errno, path: path) }
            hasContent = false
            return
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw JournalError(.notAFile, path: path) }
        hasContent = status.st_size > 0
    }

    /// Which file it is, by the numbers that the system has for it; nil where there is none.
    struct Identity: Sendable, Hashable {
        let device: UInt64
        let number: UInt64

        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            device = UInt64(status.st_dev)
            number = UInt64(status.st_ino)
        }
    }

    static func isThere(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0
    }

    /// Makes a new file for this person alone, whatever their umask says, before SQLite opens it: what lies beside it gets
    /// its mode.
    func makePrivate() throws(JournalError) {
        // Another process may have been first.
        guard mknod(path, S_IFREG | 0o600, 0) == 0 || errno == EEXIST, chmod(path, 0o600) == 0 else {
            throw JournalError(errno: errno, path: path)
        }
    }

    /// What SQLite calls "unable to open database file" and no more.
    func whyNotOpened() -> JournalError.Code? {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        return access(folder, W_OK | X_OK) == 0 ? nil : JournalError(errno: errno, path: path).code
    }
}
