import Glibc

/// A file descriptor that is closed when nobody holds it any more.
public final class Descriptor: Sendable, Hashable {
    public let number: Int32

    /// Takes over the descriptor.
    public init(owning number: Int32) { self.number = number }

    /// nil where the process has no descriptor left.
    convenience init?(copying number: Int32) {
        let copy = fcntl(number, F_DUPFD_CLOEXEC, 3)
        guard copy >= 0 else { return nil }
        self.init(owning: copy)
    }

    deinit { close(number) }

    public static func == (a: Descriptor, b: Descriptor) -> Bool { a === b }
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
