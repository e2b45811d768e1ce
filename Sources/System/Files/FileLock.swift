import Glibc

/// A file that one process holds at a time. The kernel lets go of it when the process ends, however that happens.
public final class FileLock: Sendable {
    private let file: OwnedDescriptor

    /// Makes the file, and its folder, where they are missing.
    ///
    /// - Parameter waits: whether to wait for another process that holds it.
    /// - Throws: `SystemError`, with `EWOULDBLOCK` where another holds it.
    public init(_ path: String, waits: Bool) throws(SystemError) {
        try OwnFolder.make(of: path)
        let file = try OwnedDescriptor(checking: open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600), path)
        while flock(file.number, LOCK_EX | (waits ? 0 : LOCK_NB)) != 0 {
            if errno != EINTR { throw SystemError(errno, path) }
        }
        self.file = file
    }
}
