import CSystemd
import Glibc

/// Which bus.
public enum BusAddress: Sendable, Hashable {
    /// Of the person who is logged in.
    case session
    /// Of the machine.
    case system
    /// By its address, as in DBUS_SESSION_BUS_ADDRESS.
    case at(String)

    /// Begins to connect, without waiting; `bus` is released by the caller.
    func open() throws(BusError) -> OpaquePointer {
        var bus: OpaquePointer?
        switch self {
        case .session: try check(sd_bus_open_user(&bus))
        case .system: try check(sd_bus_open_system(&bus))
        case .at(let address):
            try check(sd_bus_new(&bus))
            do {
                try check(sd_bus_set_address(bus, address))
                try check(sd_bus_set_bus_client(bus, 1))
                try check(sd_bus_start(bus))
            } catch {
                sd_bus_unref(bus)
                throw error
            }
        }
        guard let bus else { throw BusError(code: ENOTCONN) }
        // A bus that goes away is no reason to end.
        sd_bus_set_exit_on_disconnect(bus, 0)
        return bus
    }

    /// Where the socket of the bus appears; nil where that is no file.
    var socket: String? {
        func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
        let address: String? =
            switch self {
            case .session:
                variable("DBUS_SESSION_BUS_ADDRESS")
                    ?? variable("XDG_RUNTIME_DIR").map { "unix:path=\($0)/bus" }
            case .system: variable("DBUS_SYSTEM_BUS_ADDRESS") ?? "unix:path=/run/dbus/system_bus_socket"
            case .at(let address): address
            }
        // The first of the list that is a file will do.
        for part in (address ?? "").split(separator: ";") where part.hasPrefix("unix:") {
            for pair in part.dropFirst(5).split(separator: ",") where pair.hasPrefix("path=") {
                return String(pair.dropFirst(5))
            }
        }
        return nil
    }
}
