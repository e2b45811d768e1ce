import Glibc

/// Who besides the person may change a file, as ssh asks it of its keys. The superuser may, always.
public struct WriteAccess: Sendable, Hashable {
    /// The file, or the folder above it, that somebody else may change.
    public let path: String
    public let reason: Reason

    public enum Reason: Sendable, Hashable {
        /// Its mode lets others write.
        case mode
        /// It is another user's.
        case owner
    }

    /// The first among the folder that the file lies in, the folder above that, and the file; nil where the person alone may.
    ///
    /// A link counts as the person's choice of what it leads to, whoever owns that; but nobody else may write there.
    public static func ofOthers(to file: String) -> WriteAccess? {
        let folder = parent(of: file)
        if let access = ofOthers(toFolder: parent(of: folder)) ?? ofOthers(toFolder: folder) { return access }
        var entry = stat()
        guard lstat(file, &entry) == 0 else { return nil }
        if !isTrusted(entry.st_uid) { return WriteAccess(path: file, reason: .owner) }
        guard entry.st_mode & S_IFMT == S_IFLNK else {
            return isOpen(entry) ? WriteAccess(path: file, reason: .mode) : nil
        }
        guard let target = Enclosure.realPath(file) else { return nil }
        for path in [parent(of: target), target] {
            var status = stat()
            if stat(path, &status) == 0, isOpen(status) { return WriteAccess(path: path, reason: .mode) }
        }
        return nil
    }

    private static func ofOthers(toFolder folder: String) -> WriteAccess? {
        var status = stat()
        guard stat(folder, &status) == 0 else { return nil }
        if !isTrusted(status.st_uid) { return WriteAccess(path: folder, reason: .owner) }
        return isOpen(status) ? WriteAccess(path: folder, reason: .mode) : nil
    }

    private static func isTrusted(_ owner: uid_t) -> Bool { owner == geteuid() || owner == 0 }

    /// Whether others may write. In a folder like /tmp they may not touch what is the person's.
    private static func isOpen(_ status: stat) -> Bool {
        if status.st_mode & S_IFMT == S_IFDIR, status.st_mode & S_ISVTX != 0 { return false }
        if status.st_mode & S_IWOTH != 0 { return true }
        return status.st_mode & S_IWGRP != 0 && !isPrivate(status.st_gid)
    }

    /// Whether the group is the person's alone: many systems give everybody one of their own name, and let it write.
    private static func isPrivate(_ group: gid_t) -> Bool {
        var space = [CChar](repeating: 0, count: 16_384)
        var (user, found) = (passwd(), UnsafeMutablePointer<passwd>?.none)
        guard getpwuid_r(geteuid(), &user, &space, space.count, &found) == 0, found != nil,
            user.pw_gid == group
        else { return false }
        let name = String(cString: user.pw_name)
        var (entry, foundGroup) = (Glibc.group(), UnsafeMutablePointer<Glibc.group>?.none)
        guard getgrgid_r(group, &entry, &space, space.count, &foundGroup) == 0, foundGroup != nil,
            String(cString: entry.gr_name) == name
        else { return false }
        var member = entry.gr_mem
        while let next = member?.pointee {
            if String(cString: next) != name { return false }
            member = member?.advanced(by: 1)
        }
        return true
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
