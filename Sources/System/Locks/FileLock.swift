import Glibc

/// A file, or a folder, that one process holds at a time. The kernel lets go of it when the process ends, however that
/// happens.
public final class FileLock: Sendable {
    private let file: OwnedDescriptor

    /// Makes the file where it is missing, for the person alone; its folder is there.
    ///
    /// - Parameter waits: whether to wait for another process that holds it.
    /// - Throws: `SystemError`, with `EWOULDBLOCK` where another holds it.
    public convenience init(_ path: String, waits: Bool) throws(SystemError) {
        try self.init(try Self.open(path), path, waits)
    }

    /// Holds a folder that is there: what is to be guarded is in it, and whoever wants it meets here.
    ///
    /// - Throws: `SystemError`, with `EWOULDBLOCK` where another holds it.
    public convenience init(folder: String, waits: Bool) throws(SystemError) {
        let file = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        try self.init(try OwnedDescriptor(checking: file, folder), folder, waits)
    }

    private init(_ file: consuming OwnedDescriptor, _ path: String, _ waits: Bool) throws(SystemError) {
        while flock(file.number, LOCK_EX | (waits ? 0 : LOCK_NB)) != 0 {
            if errno != EINTR { throw SystemError(errno, path) }
        }
        self.file = file
    }

    /// Returns whether another process holds the file; false where it is not there, or cannot be opened.
    public static func isHeld(_ path: String) -> Bool {
        do {
            let file = try OwnedDescriptor(
                checking: Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW), path)
            return flock(file.number, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
        } catch {
            return false
        }
    }

    private static func open(_ path: String) throws(SystemError) -> OwnedDescriptor {
        let usual = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
        let file = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | usual, 0o600)
        if file >= 0 {
            // A umask may take even from the person.
            fchmod(file, 0o600)
            return OwnedDescriptor(owning: file)
        }
        // One that is there needs not be written to be held.
        let isThere = [EEXIST, EROFS, EACCES].contains(errno)
        return try OwnedDescriptor(
            checking: isThere ? Glibc.open(path, O_RDONLY | usual) : file, path)
    }
}
