import Glibc

/// An open file that is a file: no pipe that keeps its reader waiting, no device, no folder.
public struct RegularFile: ~Copyable {
    public let descriptor: OwnedDescriptor
    public let status: stat

    /// Opens it for reading.
    ///
    /// - Throws: `SystemError`; `EISDIR` for a folder, `ENODEV` for a device, a pipe or a socket.
    public init(_ path: String) throws(SystemError) {
        // A pipe without a writer would keep us waiting.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        // A socket, or a device that nothing drives, cannot even be opened.
        if file < 0 { throw SystemError([ENXIO, ENODEV].contains(errno) ? ENODEV : errno, path) }
        let (status, problem) = Self.look(at: file)
        if problem != 0 {
            close(file)
            throw SystemError(problem, path)
        }
        descriptor = OwnedDescriptor(owning: file)
        self.status = status
    }

    /// In bytes, when it was opened.
    public var size: Int { Int(status.st_size) }

    /// The descriptor alone, at the place that was read to.
    public consuming func take() -> Int32 { descriptor.take() }

    private static func look(at file: Int32) -> (status: stat, problem: Int32) {
        var status = stat()
        if fstat(file, &status) != 0 { return (status, errno) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return (status, 0)
        case S_IFDIR: return (status, EISDIR)
        default: return (status, ENODEV)
        }
    }
}
