import Glibc

/// Folders that the paths in a file may lead into, and nowhere else: not with `..`, not with a whole path, not over links.
///
/// A file is looked at before it is opened, so that no pipe and no device notices; and the one that was looked at is the
/// one that is opened, whatever becomes of its path meanwhile.
public struct Enclosure: Sendable, Hashable {
    /// Their real paths; nil: every folder.
    private let folders: [String]?

    private init(folders: [String]?) { self.folders = folders }

    /// Every file that the person may read: for paths that they chose themselves.
    public static let anywhere = Enclosure(folders: nil)

    /// Those of `folders` that are there, and all that lies below them.
    public init(_ folders: [String]) { self.init(folders: folders.compactMap(Self.realPath)) }

    /// Opens a file for reading.
    ///
    /// - Throws: `SystemError` of the path: `EXDEV` where it leads out, as the kernel says it; `EISDIR` for a folder, `ENXIO`
    ///   for a device, a pipe or a socket.
    public func open(_ path: String) throws(SystemError) -> OwnedDescriptor {
        let found = try look(path)
        switch found.kind {
        case S_IFREG: break
        case S_IFDIR: throw SystemError(EISDIR, path)
        default: throw SystemError(ENXIO, path)
        }
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
        return try OwnedDescriptor(checking: Glibc.open(KernelPath.link(found.file.number), flags), path)
    }

    /// The real path of a folder.
    ///
    /// - Throws: `SystemError` of the path: `EXDEV` where it leads out, `ENOTDIR` where it is none.
    public func folder(_ path: String) throws(SystemError) -> String {
        let found = try look(path)
        guard found.kind == S_IFDIR else { throw SystemError(ENOTDIR, path) }
        return found.path
    }

    /// A whole file of at most `limit` bytes.
    ///
    /// - Throws: what `open` throws; `EFBIG` where it is longer, `EIO` where it became shorter meanwhile.
    public func read(_ path: String, limit: Int) throws(SystemError) -> [UInt8] {
        let file = try open(path)
        var status = stat()
        guard fstat(file.number, &status) == 0 else { throw SystemError(errno, path) }
        guard status.st_size <= limit else { throw SystemError(EFBIG, path) }
        var isWhole = false
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, filled in
            isWhole = file.fill(UnsafeMutableRawBufferPointer(buffer))
            filled = isWhole ? buffer.count : 0
        }
        guard isWhole else { throw SystemError(EIO, path) }
        return bytes
    }

    /// The path without links, from the root; nil where nothing is there.
    public static func realPath(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    private struct Found: ~Copyable {
        let file: OwnedDescriptor
        /// Of `st_mode`.
        let kind: mode_t
        let path: String
    }

    /// What lies at the path, looked at and not opened.
    private func look(_ path: String) throws(SystemError) -> Found {
        let file = try OwnedDescriptor(checking: Glibc.open(path, KernelPath.lookOnly | O_CLOEXEC), path)
        var status = stat()
        guard fstat(file.number, &status) == 0 else { throw SystemError(errno, path) }
        let real = try KernelPath.of(file.number, path)
        guard isInside(real) else { throw SystemError(EXDEV, path) }
        return Found(file: file, kind: status.st_mode & S_IFMT, path: real)
    }

    private func isInside(_ real: String) -> Bool {
        guard let folders else { return true }
        return folders.contains { folder in
            folder == "/" || real == folder || real.utf8.starts(with: (folder + "/").utf8)
        }
    }
}
