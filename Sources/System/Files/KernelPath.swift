import Glibc

/// An open file as the kernel knows it, whatever it was opened by.
public enum KernelPath {
    /// A path that opens the file anew, from its beginning, as long as the descriptor is open.
    public static func link(_ descriptor: Int32) -> String { "/proc/self/fd/\(descriptor)" }

    /// The path where the file lies, from the root; of one that has been removed, one that nothing lies at.
    ///
    /// - Throws: `SystemError` about `subject` where there is no /proc.
    public static func of(_ descriptor: Int32, _ subject: String) throws(SystemError) -> String {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let count = readlink(link(descriptor), &bytes, bytes.count)
        guard count >= 0 else { throw SystemError(errno, subject) }
        return String(decoding: bytes.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// O_PATH, which Glibc hides without _GNU_SOURCE; the same on every processor that Swift knows.
    public static let lookOnly: Int32 = 0o10_000_000
}
