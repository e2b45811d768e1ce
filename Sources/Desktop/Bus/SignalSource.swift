/// Whoever may say a signal. The bus writes the sender of a message itself, so that a sender cannot be feigned; the match
/// rules of libsystemd do not hold for what is sent to one connection alone.
enum SignalSource: Sendable, Hashable {
    /// The bus itself.
    case bus
    /// Whoever has this well-known name at present.
    case owner(of: String)
    /// The connection of this unique name.
    case connection(String)

    /// The sender of what the bus itself says; nobody can take this name.
    static let busName = "org.freedesktop.DBus"

    /// As a rule of the bus writes it.
    var name: String {
        switch self {
        case .bus: Self.busName
        case .owner(let name), .connection(let name): name
        }
    }

    /// Returns whether `sender` is the one.
    func isSpoken(by sender: String, _ owners: NameOwners) -> Bool {
        switch self {
        case .bus: sender == Self.busName
        case .owner(let name): owners[name] == sender
        case .connection(let name): sender == name
        }
    }
}
