import CLinux
import Glibc

/// A file being written, in place of one that may be there: whole, or not at all.
///
/// It has no name until `keep` gives it one, so that nothing is left of it however the process ends; where the file system
/// knows no such files, it has a hidden name beside its place, which goes with every end but SIGKILL. Links are followed,
/// also one that leads to nothing yet, and a file that is replaced passes its mode, owner and attributes on.
public struct FileReplacement: ~Copyable {
    /// Whose it is.
    public enum Owner: Sendable {
        /// The person's, where they want it: a new one is as open as their umask says.
        case person
        /// Ours: a new one is for the person alone, and so are the folders that are made for it.
        case backtalk
        /// Ours, and made anew at any time: takes the place of whatever lies there but a folder, and follows no link.
        case cache
    }

    /// The beginning of every hidden name.
    public static let unfinished = ".new-"

    private let file: OwnedDescriptor
    private let replaced: ReplacedFile
    /// The hidden name, and its place among those that go with the process.
    private let part: (path: String, rescue: PartRescue.Place?)?
    private var isKept = false

    /// - Throws: `SystemError`, about `path`; see `ReplacedFile`.
    public init(_ path: String, _ owner: Owner) throws(SystemError) {
        try self.init(path, owner, isNameless: true)
    }

    /// - Parameter isNameless: whether to try for a file without a name.
    init(_ path: String, _ owner: Owner, isNameless: Bool) throws(SystemError) {
        if owner != .person { try OwnFolder.make(of: path) }
        let replaced = owner == .cache ? ReplacedFile(anythingAt: path) : try ReplacedFile(path)
        // What replaces another is closed to others until it has that one's mode.
        let mode: mode_t = owner == .person && replaced.existing == nil ? 0o666 : 0o600
        let (file, part) = try Self.make(for: replaced, mode, isNameless, owner, path)
        do throws(SystemError) {
            try replaced.pass(to: file)
            if owner != .person, replaced.existing == nil, fchmod(file, mode) != 0 {
                throw SystemError(errno, path)
            }
        } catch {
            close(file)
            part.map(Self.remove)
            throw error
        }
        self.file = OwnedDescriptor(owning: file)
        self.replaced = replaced
        self.part = part
    }

    deinit { if !isKept { part.map(Self.remove) } }

    /// Borrowed; a library that closes what it writes to gets a `copy`.
    public var descriptor: Int32 { file.number }

    /// Another descriptor of it, for someone who closes it.
    public borrowing func copy() throws(SystemError) -> OwnedDescriptor { try file.copy() }

    /// Appends `bytes`.
    public borrowing func write(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
        try file.write(bytes, replaced.path)
    }

    /// Takes the room for `bytes` bytes at once: a full disk is found before the work, and writing costs less. Some file
    /// systems cannot; then it is taken as it is needed.
    public borrowing func reserve(_ bytes: Int) throws(SystemError) {
        let failed = backtalk_reserve(file.number, off_t(bytes)) != 0
        if failed, errno == ENOSPC || errno == EFBIG { throw SystemError(errno, replaced.path) }
    }

    /// Gives it its name, in place of what was there.
    ///
    /// - Parameter durably: whether it must survive a power cut from now on; that takes as long as the disk does.
    public consuming func keep(durably: Bool) throws(SystemError) {
        if durably, fsync(file.number) != 0 { throw SystemError(errno, replaced.path) }
        // Some file systems say only at a close that there was no room.
        try file.copy().close()
        if let part {
            guard rename(part.path, replaced.path) == 0 else { throw SystemError(errno, replaced.path) }
            isKept = true
            part.rescue.map(PartRescue.forget)
        } else {
            try name()
            isKept = true
        }
    }

    /// Writes all of a small file.
    ///
    /// - Throws: `SystemError`; what was there stays then as it was.
    public static func write(
        _ bytes: some Collection<UInt8>, to path: String, _ owner: Owner, durably: Bool = true
    ) throws(SystemError) {
        let file = try FileReplacement(path, owner)
        let bytes = Array(bytes)
        // A closure that throws its own type is not handed on by the standard library's.
        let result = bytes.withUnsafeBytes { space in
            Result { () throws(SystemError) in try file.write(space) }
        }
        try result.get()
        try file.keep(durably: durably)
    }

    // MARK: - Names

    private borrowing func name() throws(SystemError) {
        // A name can be given only where there is none.
        if replaced.existing == nil {
            if link(to: replaced.path) { return }
            if errno != EEXIST { throw SystemError(errno, replaced.path) }
        }
        while true {
            let name = Self.hiddenName(in: replaced.folder)
            guard link(to: name) else {
                if errno == EEXIST { continue }
                throw SystemError(errno, replaced.path)
            }
            guard rename(name, replaced.path) == 0 else {
                let problem = errno
                unlink(name)
                throw SystemError(problem, replaced.path)
            }
            return
        }
    }

    private borrowing func link(to path: String) -> Bool {
        linkat(AT_FDCWD, "/proc/self/fd/\(file.number)", AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0
    }

    /// The descriptor, and where it has a name, that.
    private static func make(
        for replaced: ReplacedFile, _ mode: mode_t, _ isNameless: Bool, _ owner: Owner, _ path: String
    ) throws(SystemError) -> (Int32, (path: String, rescue: PartRescue.Place?)?) {
        if isNameless {
            let file = backtalk_nameless_file(replaced.folder, mode)
            if file >= 0 {
                // Its name comes by way of /proc.
                if access("/proc/self/fd/\(file)", F_OK) == 0 { return (file, nil) }
                close(file)
            } else if ![EOPNOTSUPP, EISDIR, EINVAL, ENOENT].contains(errno) {
                throw SystemError(errno, path)
            }
        }
        while true {
            let name = hiddenName(in: replaced.folder)
            // Those of a cache are seen again and taken away there.
            let rescue = owner == .person ? PartRescue.remember(name) : nil
            let file = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode)
            if file >= 0 { return (file, (name, rescue)) }
            let problem = errno
            rescue.map(PartRescue.forget)
            if problem != EEXIST { throw SystemError(problem, path) }
        }
    }

    private static func hiddenName(in folder: String) -> String {
        "\(folder)/\(unfinished)\(String(UInt64.random(in: 0...(.max)), radix: 36))"
    }

    private static func remove(_ part: (path: String, rescue: PartRescue.Place?)) {
        unlink(part.path)
        part.rescue.map(PartRescue.forget)
    }
}
