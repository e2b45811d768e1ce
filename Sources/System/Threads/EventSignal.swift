import CLinux
import Glibc

/// A flag that one thread sets and another sleeps on: an eventfd. Setting it never blocks and never allocates.
public final class EventSignal: Sendable {
    /// For `poll`: readable while the flag is set.
    public var descriptor: Int32 { file.number }
    private let file: OwnedDescriptor

    /// Throws `SystemError` when the process has no descriptor left.
    public init() throws(SystemError) {
        file = try OwnedDescriptor(
            checking: eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK)), "eventfd")
    }

    public func set() {
        var one: UInt64 = 1
        // EAGAIN means that the flag is set already, four thousand million times over.
        _ = write(descriptor, &one, 8)
    }

    public var isSet: Bool {
        var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&ready, 1, 0) > 0
    }

    /// Takes the flag down; true if it was set.
    @discardableResult
    public func clear() -> Bool {
        var count: UInt64 = 0
        return read(descriptor, &count, 8) == 8
    }
}
