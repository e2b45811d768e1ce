import Glibc
import System

/// Where the session bus listens, by the D-Bus specification: a socket of this machine.
struct BusAddress: Sendable, Hashable {
    /// A path, or a name beginning with "@" in the kernel's own space of names.
    let text: String

    /// From DBUS_SESSION_BUS_ADDRESS, or where systemd puts it; nil where neither says.
    init?(variable: (String) -> String?) {
        for address in (variable("DBUS_SESSION_BUS_ADDRESS") ?? "").split(separator: ";") {
            guard address.hasPrefix("unix:") else { continue }
            for part in address.dropFirst(5).split(separator: ",") {
                if part.hasPrefix("path=") {
                    text = String(part.dropFirst(5))
                    return
                }
                if part.hasPrefix("abstract=") {
                    text = "@\(part.dropFirst(9))"
                    return
                }
            }
        }
        guard let runtime = variable("XDG_RUNTIME_DIR"), runtime.hasPrefix("/") else { return nil }
        text = "\(runtime)/bus"
        if access(text, F_OK) != 0 { return nil }
    }

    /// 0, or the error number of what hinders.
    func connect() -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(text.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return ENAMETOOLONG }
        withUnsafeMutableBytes(of: &address.sun_path) { path in
            path.copyBytes(from: bytes)
            if bytes.first == UInt8(ascii: "@") { path[0] = 0 }
        }
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        let number = Glibc.socket(AF_UNIX, kind, 0)
        guard number >= 0 else { return errno }
        let socket = OwnedDescriptor(owning: number)
        // A name in the kernel's space has no end but its length.
        let offset = MemoryLayout<sa_family_t>.size
        let isPath = bytes.first != UInt8(ascii: "@")
        let length = socklen_t(offset + bytes.count + (isPath ? 1 : 0))
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.connect(socket.number, $0, length) }
        }
        return result == 0 ? 0 : errno
    }
}
