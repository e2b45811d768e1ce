import CLinux
import Glibc

/// A name that one process of a user holds at a time: a socket in the kernel's own space of names, which needs no folder
/// that can be written. The kernel lets go of it when the process ends.
///
/// Anybody may take any name there, so one that another user holds counts for nothing.
final class NameLock: Sendable {
    private let socket: OwnedDescriptor

    /// nil where the name cannot be had, but not because a process of ours holds it.
    ///
    /// - Throws: `SystemError` with `EWOULDBLOCK` where one of ours holds it.
    init?(_ name: String) throws(SystemError) {
        guard let socket = Self.socket() else { return nil }
        for _ in 0..<Self.attempts {
            let result = Self.address(name) { bind(socket.number, $0, $1) }
            if result == 0 {
                // Only who listens can be asked who they are. More ask while a session plays than ever will.
                guard listen(socket.number, 4_096) == 0 else { return nil }
                self.socket = socket
                return
            }
            guard errno == EADDRINUSE else { return nil }
            switch Self.look(at: name) {
            case .ours: throw SystemError(EWOULDBLOCK, name)
            case .another: return nil
            case .nobody: usleep(Self.pause)
            }
        }
        return nil
    }

    /// Returns whether a process of ours holds the name.
    static func isHeld(_ name: String) -> Bool { holder(name) != nil }

    /// The process of ours that holds the name, 0 where it cannot be seen from here; nil where none does.
    static func holder(_ name: String) -> Int32? {
        if case .ours(let process) = look(at: name) { process } else { nil }
    }

    /// Between taking a name and listening to it lies a moment.
    private static let attempts = 10
    /// Microseconds.
    private static let pause: useconds_t = 2_000

    private enum Holder {
        case ours(Int32), another, nobody
    }

    private static func look(at name: String) -> Holder {
        guard let socket = socket() else { return .another }
        guard address(name, { connect(socket.number, $0, $1) }) == 0 else {
            return errno == ECONNREFUSED ? .nobody : .another
        }
        var user = uid_t.max
        var process: pid_t = 0
        guard backtalk_peer(socket.number, &user, &process) == 0, user == geteuid() else { return .another }
        return .ours(process)
    }

    private static func socket() -> OwnedDescriptor? {
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        let socket = Glibc.socket(AF_UNIX, kind, 0)
        return socket < 0 ? nil : OwnedDescriptor(owning: socket)
    }

    /// - Parameter name: at most 107 bytes.
    private static func address(
        _ name: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(name.utf8.prefix(MemoryLayout.size(ofValue: address.sun_path) - 1))
        // A name in the kernel's space begins with a zero, and has no end but its length.
        withUnsafeMutableBytes(of: &address.sun_path) { path in
            UnsafeMutableRawBufferPointer(rebasing: path[1...]).copyBytes(from: bytes)
        }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + 1 + bytes.count)
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
        }
    }
}
