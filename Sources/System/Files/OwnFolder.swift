import Glibc

/// Folders that are ours: for the person alone, whatever their umask says.
public enum OwnFolder {
    /// Makes the folder, and those above it, where they are missing.
    ///
    /// - Throws: `SystemError` about the first that cannot be made; `ENOTDIR` where something else lies there.
    public static func make(_ path: String) throws(SystemError) {
        if isThere(path) { return }
        if let slash = path.dropLast(path.hasSuffix("/") ? 1 : 0).lastIndex(of: "/"), slash != path.startIndex
        {
            try make(String(path[..<slash]))
        }
        guard mkdir(path, 0o700) == 0 else {
            let problem = errno
            // Another process may have been first.
            if problem == EEXIST, isThere(path) { return }
            throw SystemError(problem == EEXIST ? ENOTDIR : problem, path)
        }
        // A umask may take even from the person.
        var made = stat()
        guard stat(path, &made) == 0, made.st_mode & 0o700 != 0o700 else { return }
        if chmod(path, 0o700) != 0 { throw SystemError(errno, path) }
    }

    /// Makes the folder that the file `path` lies in.
    public static func make(of path: String) throws(SystemError) {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
        try make(String(path[..<slash]))
    }

    private static func isThere(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
