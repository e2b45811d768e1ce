import Glibc
import Synchronization

/// Reading and replacing files of the cache. Nothing here waits for a pipe, follows into a directory, or throws: what
/// cannot be read is not there.
public enum SmallFile {
    private static let serial = Atomic<Int>(0)
    /// How unfinished files begin; a crash can leave one.
    public static let unfinished = ".new-"

    public static func open(_ path: String) -> (file: Int32, status: stat)? {
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard file >= 0 else { return nil }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(file)
            return nil
        }
        return (file, status)
    }

    public static func read(_ path: String, limit: Int) -> [UInt8]? {
        guard let (file, status) = open(path) else { return nil }
        defer { close(file) }
        guard status.st_size <= limit else { return nil }
        var complete = false
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, filled in
            complete = read(UnsafeMutableRawBufferPointer(buffer), from: file)
            filled = complete ? buffer.count : 0
        }
        return complete ? bytes : nil
    }

    public static func read(_ space: UnsafeMutableRawBufferPointer, from file: Int32) -> Bool {
        var filled = 0
        while filled < space.count {
            let got = Glibc.read(file, space.baseAddress?.advanced(by: filled), space.count - filled)
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { return false }
            filled += got
        }
        return true
    }

    /// Writes a file under another name and renames it, so that nobody ever sees half of it. The directory is made
    /// where it is missing.
    /// - Parameter contents: is given what appends bytes and says whether it could.
    public static func replace(
        _ path: String, _ contents: ((UnsafeRawBufferPointer) -> Bool) -> Bool
    ) -> Bool {
        guard let slash = path.lastIndex(of: "/") else { return false }
        let directory = String(path[..<slash])
        let number = serial.wrappingAdd(1, ordering: .relaxed).newValue
        let temporary = "\(directory)/\(unfinished)\(getpid())-\(number)"
        // A file of that name is left from a process that had our number and died.
        unlink(temporary)
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
        var file = Glibc.open(temporary, flags, 0o600)
        if file < 0, errno == ENOENT {
            makeDirectory(directory)
            file = Glibc.open(temporary, flags, 0o600)
        }
        guard file >= 0 else { return false }
        let written = contents { write($0, to: file) }
        // Some file systems say only here that the disk is full.
        guard close(file) == 0, written, rename(temporary, path) == 0 else {
            unlink(temporary)
            return false
        }
        return true
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let written = Glibc.write(file, rest.baseAddress, rest.count)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return false }
            rest = UnsafeRawBufferPointer(rebasing: rest[written...])
        }
        return true
    }

    private static func makeDirectory(_ path: String) {
        guard !path.isEmpty, mkdir(path, 0o700) != 0, errno == ENOENT, let slash = path.lastIndex(of: "/")
        else {
            return
        }
        makeDirectory(String(path[..<slash]))
        mkdir(path, 0o700)
    }
}
