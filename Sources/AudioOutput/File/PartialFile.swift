import CLinux
import Glibc

/// A file under a temporary name beside its target: it takes the target's name when it is whole, and until then a
/// failure leaves nothing behind.
struct PartialFile: ~Copyable {
    private(set) var descriptor: Int32
    private let path: String
    private let target: String
    private let temporary: String
    private var isKept = false

    /// `path` may be there already as a file, which stays as it is until `keep`; a symbolic link is followed.
    init(path: String) throws(SoundFileError) {
        var target = path
        var existing = stat()
        if stat(path, &existing) == 0 {
            guard existing.st_mode & S_IFMT == S_IFREG else { throw SoundFileError(.notAFile, path: path) }
            guard access(path, W_OK) == 0 else { throw SoundFileError(errno: errno, path: path) }
            if let resolved = realpath(path, nil) {
                target = String(cString: resolved)
                free(resolved)
            }
        }
        let slash = target.lastIndex(of: "/").map { target.index(after: $0) } ?? target.startIndex
        // The extension stays last, so that a tool that looks in meanwhile is not led astray.
        let temporary = "\(target[..<slash]).\(getpid()).\(target[slash...])"
        let descriptor = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw SoundFileError(errno: errno, path: path) }
        self.path = path
        self.target = target
        self.temporary = temporary
        self.descriptor = descriptor
    }

    /// Takes the room for `bytes` bytes at once: a full disk is found before the work, and writing costs less. Some file
    /// systems cannot; then it is taken as it is needed.
    func reserve(_ bytes: Int) throws(SoundFileError) {
        let failed = backtalk_reserve(descriptor, off_t(bytes)) != 0
        if failed, errno == ENOSPC || errno == EFBIG { throw SoundFileError(errno: errno, path: path) }
    }

    /// Gives it the name of the target, in place of what was there.
    consuming func keep() throws(SoundFileError) {
        // Some file systems say only here that there was no room.
        let result = close(descriptor)
        descriptor = -1
        guard result == 0 else { throw SoundFileError(errno: errno, path: path) }
        guard rename(temporary, target) == 0 else { throw SoundFileError(errno: errno, path: path) }
        isKept = true
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        if !isKept { unlink(temporary) }
    }
}
