import Glibc

extension FileLock {
    /// The processes that hold the lock of this file, by what the kernel says; none where there is no such file.
    ///
    /// nil where the kernel does not tell: without /proc, or on a file system that keeps its locks elsewhere.
    public static func holders(of path: String) -> Set<Int32>? {
        let file: OwnedDescriptor
        do {
            file = try OwnedDescriptor(checking: open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK), path)
        } catch {
            return error.code == ENOENT ? [] : nil
        }
        guard let name = name(of: file), let locks = text("/proc/locks") else {
            return nil
        }
        // 1: FLOCK  ADVISORY  WRITE 1234 00:2a:5678 0 EOF       waiting for it:  1: -> FLOCK …
        let holders = locks.split(separator: "\n").compactMap { line -> Int32? in
            let words = line.split(separator: " ")
            guard words.count == 8, words[1] == "FLOCK", words[3] == "WRITE", words[5] == name else {
                return nil
            }
            return Int32(words[4])
        }
        return Set(holders)
    }

    /// The file as the kernel's list of locks has it, with the device that `stat` does not tell on btrfs or an overlay: that of
    /// a mark of our own, of a kind that is in nobody's way.
    private static func name(of file: borrowing OwnedDescriptor) -> Substring? {
        var mark = Glibc.flock(
            l_type: Int16(F_RDLCK), l_whence: Int16(SEEK_SET), l_start: 0, l_len: 1, l_pid: 0)
        guard fcntl(file.number, setOwnMark, &mark) == 0,
            let text = text("/proc/self/fdinfo/\(file.number)")
        else { return nil }
        // lock:   1: OFDLCK ADVISORY  READ -1 00:2a:5678 0 0
        for line in text.split(separator: "\n") {
            let words = line.split { $0 == " " || $0 == "\t" }
            if words.count == 9, words[2] == "OFDLCK" { return words[6] }
        }
        return nil
    }

    /// F_OFD_SETLK of fcntl.h, which the toolchain's Glibc module leaves out.
    private static let setOwnMark: Int32 = 37

    /// A file of the kernel's, which has no size before it is read; nil where it cannot be.
    private static func text(_ path: String) -> String? {
        let number = open(path, O_RDONLY | O_CLOEXEC)
        return number < 0 ? nil : text(of: OwnedDescriptor(owning: number))
    }

    private static func text(of file: borrowing OwnedDescriptor) -> String? {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 16_384)
        while bytes.count < mostBytes {
            let count = read(file.number, &part, part.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { break }
            bytes += part[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// All locks of a machine take less.
    private static let mostBytes = 1 << 20
}
