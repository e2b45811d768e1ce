/// Finds a terminal of ours that plays beside the daemon, by the name that it takes then.
final class PeerWatch {
    static let prefix = "org.mpris.MediaPlayer2.backtalk.instance"

    private weak var connection: Connection?
    private var changes: Handler?
    private var names: [String: String] = [:]
    private let found: (Relay?) -> Void

    /// `found` is told whoever plays now; nil: nobody.
    init(_ connection: Connection, found: @escaping (Relay?) -> Void) throws(BusError) {
        self.connection = connection
        self.found = found
        changes = try connection.match(
            "type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',"
                + "arg0namespace='org.mpris.MediaPlayer2.backtalk'"
        ) { [weak self] values, _ in
            guard values.count == 3, let name = values[0].text, let owner = values[2].text else { return }
            self?.change(name, owner)
        }
        connection.call(.bus("ListNames")) { [weak self] result in
            guard case .success(let values) = result else { return }
            for name in values.first?.texts ?? [] where Self.isOurs(name) { self?.ask(name) }
        }
    }

    /// A terminal that was there before the daemon has the name without a number.
    private static func isOurs(_ name: String) -> Bool {
        name == MediaPlayer.name || name.hasPrefix(prefix)
    }

    private func ask(_ name: String) {
        connection?.call(.bus("GetNameOwner"), [.string(name)]) { [weak self] result in
            if case .success(let values) = result, let owner = values.first?.text {
                self?.change(name, owner)
            }
        }
    }

    private func change(_ name: String, _ owner: String) {
        guard Self.isOurs(name), let connection else { return }
        names[name] = owner.isEmpty || owner == connection.uniqueName ? nil : owner
        do {
            found(try names.values.first.map { peer throws(BusError) in try Relay(peer, connection) })
        } catch {
            found(nil)
        }
    }
}
