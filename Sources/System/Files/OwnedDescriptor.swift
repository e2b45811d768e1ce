import Glibc

/// A file descriptor with one owner, which closes it once: at the end of its life or with `close`.
///
/// A library that closes what it is given gets `take()`, the only one there is, or the `take()` of a `copy()`.
public struct OwnedDescriptor: ~Copyable, Sendable {
    /// Borrowed: whoever uses it closes nothing, and holds this for as long.
    public let number: Int32

    /// Takes over a descriptor that nobody else closes.
    public init(owning number: Int32) { self.number = number }

    /// Takes over what a call of the system returned.
    ///
    /// - Throws: the error of that call where it returned none.
    public init(checking number: Int32, _ subject: String) throws(SystemError) {
        if number < 0 { throw SystemError(errno, subject) }
        self.number = number
    }

    deinit { Glibc.close(number) }

    /// Another descriptor of the same open file, closed when another program is started.
    public borrowing func copy() throws(SystemError) -> OwnedDescriptor {
        try OwnedDescriptor(checking: fcntl(number, F_DUPFD_CLOEXEC, 3), "dup")
    }

    /// Gives it to someone who closes it.
    public consuming func take() -> Int32 {
        let number = number
        discard self
        return number
    }

    /// Closes it now. Some file systems say only here that there was no room.
    public consuming func close() throws(SystemError) {
        // The number is gone whatever the result, an interruption among them: Linux closes first.
        if Glibc.close(take()) != 0, errno != EINTR { throw SystemError(errno, "close") }
    }
}
