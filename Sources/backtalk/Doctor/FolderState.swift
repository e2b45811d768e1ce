import Glibc

/// Whether files can be kept in a folder, found out without leaving anything there.
enum FolderState: Sendable, Hashable {
    case usable
    /// It can be made when it is needed.
    case missing
    /// With the path that is in the way, and why.
    case blocked(path: String, reason: String)

    init(of folder: String) {
        var path = Substring(folder)
        while true {
            let name = path.isEmpty ? "/" : String(path)
            var status = stat()
            if stat(name, &status) == 0 {
                let problem = status.st_mode & S_IFMT == S_IFDIR ? Self.problem(in: name) : ENOTDIR
                if problem == 0 {
                    self = path.count == folder.count ? .usable : .missing
                } else {
                    self = .blocked(path: name, reason: String(cString: strerror(problem)))
                }
                return
            }
            guard errno == ENOENT, let slash = path.lastIndex(of: "/") else {
                self = .blocked(path: name, reason: String(cString: strerror(errno)))
                return
            }
            path = path[..<slash]
        }
    }

    /// 0 where something can be kept in it, or the error number of what hinders. Only trying tells: not every file system
    /// that lets itself be written has room for a new file, or for any.
    private static func problem(in folder: String) -> Int32 {
        var name = Array("\(folder)/.backtalk-XXXXXX".utf8CString)
        guard mkdtemp(&name) != nil else { return errno }
        return rmdir(name) == 0 ? 0 : errno
    }
}
