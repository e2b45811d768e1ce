import CLinux
import Glibc

/// The file that a new one takes the place of, or the place of one that is not there yet: at the end of all links.
struct ReplacedFile {
    let path: String
    /// nil where there is none yet.
    let existing: stat?

    /// More links in a row than the kernel follows.
    private static let mostLinks = 41

    /// - Throws: `SystemError`: `EISDIR` for a folder, `ENODEV` for a device, a pipe or a socket, `EACCES` for what may not be
    ///   written, `ELOOP` for links that lead nowhere but to each other.
    init(_ path: String) throws(SystemError) {
        for _ in 0..<Self.attempts {
            let existing = try Self.look(at: path)
            let (end, found) = try Self.follow(path)
            if existing?.st_ino == found?.st_ino, existing?.st_dev == found?.st_dev {
                self.path = end
                self.existing = existing
                return
            }
        }
        // A link of the kernel's own, to a file without a name, or somebody who does nothing but change the links.
        throw SystemError(ESTALE, path)
    }

    /// Another who replaces the file at the same moment is met once or twice in a row.
    private static let attempts = 100

    /// What the kernel finds, which knows whose links it does not follow; nil where there is nothing.
    private static func look(at path: String) throws(SystemError) -> stat? {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT { return nil }
            throw SystemError(errno, path)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw SystemError(EISDIR, path)
        default: throw SystemError(ENODEV, path)
        }
        // To give its name away is not forbidden by its mode, but what was meant by it is.
        if access(path, W_OK) != 0 {
            if errno == ENOENT { return nil }
            throw SystemError(errno, path)
        }
        return status
    }

    /// Whatever lies there, as if it were nothing.
    init(anythingAt path: String) {
        self.path = path
        existing = nil
    }

    /// The folder that it lies in.
    var folder: String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func follow(_ path: String) throws(SystemError) -> (path: String, status: stat?) {
        var place = path
        for _ in 0..<mostLinks {
            var status = stat()
            guard lstat(place, &status) == 0 else {
                if errno == ENOENT { return (place, nil) }
                throw SystemError(errno, path)
            }
            guard status.st_mode & S_IFMT == S_IFLNK else { return (place, status) }
            let target = try target(of: place)
            let folder = place.lastIndex(of: "/").map { place[...$0] } ?? ""
            place = target.hasPrefix("/") ? target : folder + target
        }
        throw SystemError(ELOOP, path)
    }

    private static func target(of link: String) throws(SystemError) -> String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let count = readlink(link, &buffer, Int(PATH_MAX))
        if count < 0 { throw SystemError(errno, link) }
        return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    // MARK: - What a new file takes over

    /// Gives the new file what belongs to the old one: its owner and group, where we may, its attributes and lists of
    /// access, and its mode.
    func pass(to descriptor: Int32) throws(SystemError) {
        guard let existing else { return }
        var mode = existing.st_mode & 0o777
        var new = stat()
        if fstat(descriptor, &new) != 0 { throw SystemError(errno, path) }
        if (new.st_uid, new.st_gid) != (existing.st_uid, existing.st_gid),
            fchown(descriptor, existing.st_uid, existing.st_gid) != 0,
            fchown(descriptor, uid_t.max, existing.st_gid) != 0
        {
            // Another group may do no more than everybody.
            mode &= ~0o070 | (mode & 0o007) << 3
        }
        passAttributes(to: descriptor)
        if fchmod(descriptor, mode) != 0 { throw SystemError(errno, path) }
    }

    private static let accessList = "system.posix_acl_access"

    /// As far as the file system of the new one takes them.
    private func passAttributes(to descriptor: Int32) {
        let names = Self.bytes { listxattr(path, $0, $1) }.split(separator: 0).map {
            String(decoding: $0, as: UTF8.self)
        }
        // The folder may give every new file a list.
        if !names.contains(Self.accessList) { fremovexattr(descriptor, Self.accessList) }
        for name in names where name.hasPrefix("user.") || name == Self.accessList {
            let value = Self.bytes { getxattr(path, name, $0, $1) }
            fsetxattr(descriptor, name, value, value.count, 0)
        }
    }

    /// What a call gives that is first asked for its length; empty where it fails.
    private static func bytes(_ call: (UnsafeMutableRawPointer?, Int) -> Int) -> [UInt8] {
        let length = call(nil, 0)
        guard length > 0 else { return [] }
        return [UInt8](unsafeUninitializedCapacity: length) { buffer, filled in
            filled = max(0, call(buffer.baseAddress, buffer.count))
        }
    }
}
