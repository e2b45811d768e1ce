import Glibc

/// A file descriptor that several hold: closed when nobody does any more.
public final class Descriptor: Sendable, Hashable {
    private let file: OwnedDescriptor

    /// Borrowed, for as long as this lives.
    public var number: Int32 { file.number }

    public init(_ file: consuming OwnedDescriptor) { self.file = file }

    /// Takes over the descriptor.
    public convenience init(owning number: Int32) { self.init(OwnedDescriptor(owning: number)) }

    /// nil where the process has no descriptor left.
    public convenience init?(copying number: Int32) {
        let copy = fcntl(number, F_DUPFD_CLOEXEC, 3)
        guard copy >= 0 else { return nil }
        self.init(owning: copy)
    }

    public static func == (a: Descriptor, b: Descriptor) -> Bool { a === b }
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
