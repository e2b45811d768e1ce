import Glibc

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
        if let slash = path.lastIndex(of: "/") { try Self.makeFolder(path[..<slash], for: path) }
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

    /// Closes a new file to others, before anything is written into it.
    func makePrivate() throws(JournalError) {
        guard chmod(path, 0o600) == 0 else { throw JournalError(errno: errno, path: path) }
    }

    /// What SQLite calls "unable to open database file" and no more.
    func whyNotOpened() -> JournalError.Code? {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        return access(folder, W_OK | X_OK) == 0 ? nil : JournalError(errno: errno, path: path).code
    }

    private static func makeFolder(_ folder: Substring, for path: String) throws(JournalError) {
        guard !folder.isEmpty, mkdir(String(folder), 0o700) != 0 else { return }
        if errno == ENOENT, let slash = folder.lastIndex(of: "/") {
            try makeFolder(folder[..<slash], for: path)
            if mkdir(String(folder), 0o700) == 0 { return }
        }
        let reason = errno
        // A read-only file system says so of folders that are there, too.
        var status = stat()
        guard stat(String(folder), &status) == 0 else { throw JournalError(errno: reason, path: path) }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw JournalError(errno: ENOTDIR, path: path) }
    }
}
