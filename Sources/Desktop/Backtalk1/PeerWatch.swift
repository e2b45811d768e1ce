import Glibc

/// Finds a terminal of ours that plays beside the daemon, by the name that it takes then.
///
/// Anyone on the bus can take such a name. A peer is believed when it is a process of the same user, has the name at
/// present, is the process of the number that the name tells, holds the lock of the session where that can be told, and
/// answers as we do. Until it does, nothing is handed on to it, and nobody waits for it.
final class PeerWatch {
    static let prefix = "\(SessionService.name).instance"

    /// What a session in a terminal is called, beside the name of our interface, which another may have.
    static func name(of process: Int32) -> String { "\(prefix)\(process)" }

    private weak var connection: Connection?
    private var changes: Handler?
    /// Unique names by the names that are being looked at, or were and are believed.
    private var candidates: [String: String] = [:]
    private var relay: (name: String, relay: Relay)?
    /// The processes that hold the lock of the session; nil where that cannot be told.
    private let holders: () -> Set<Int32>?
    private let found: (Relay?) -> Void

    /// `found` is told whoever plays now; nil: nobody.
    init(
        _ connection: Connection, holders: @escaping () -> Set<Int32>?, found: @escaping (Relay?) -> Void
    ) throws(BusError) {
        self.connection = connection
        self.holders = holders
        self.found = found
        changes = try connection.match(
            .nameOwnerChanged, from: .bus, about: .namesWithin(SessionService.name)
        ) { [weak self] values, _ in
            if let name = values[0].text, let owner = values[2].text { self?.change(name, owner) }
        }
        connection.call(.bus("ListNames")) { [weak self] result in
            guard case .success(let values) = result, let self else { return }
            let holders = holders()
            for name in values.first?.texts ?? [] where Self.mayBe(name, oneOf: holders) { ask(name) }
        }
    }

    /// Returns whether this may be the name of one of these processes: someone may have taken thousands.
    private static func mayBe(_ name: String, oneOf processes: Set<Int32>?) -> Bool {
        guard name.hasPrefix(prefix), let processes else { return name.hasPrefix(prefix) }
        return processes.contains { name == self.name(of: $0) }
    }

    private func ask(_ name: String) {
        connection?.find(name, starts: false) { [weak self] result in
            if case .success(let owner) = result { self?.change(name, owner) }
        }
    }

    private func change(_ name: String, _ owner: String) {
        guard name.hasPrefix(Self.prefix), let connection, candidates[name] != owner else { return }
        candidates[name] = nil
        if relay?.name == name { leave() }
        if owner.isEmpty || owner == connection.uniqueName { return }
        candidates[name] = owner
        connection.call(.bus("GetConnectionCredentials"), [.string(owner)]) { [weak self] result in
            guard let self, candidates[name] == owner else { return }
            if case .success(let values) = result, isProved(name, values.first?.options ?? [:]) {
                listen(name, owner)
            } else {
                candidates[name] = nil
            }
        }
    }

    /// - Parameter credentials: by the bus, which has them from the kernel.
    private func isProved(_ name: String, _ credentials: [String: Value]) -> Bool {
        guard credentials["UnixUserID"]?.integer == Int64(getuid()),
            let process = credentials["ProcessID"]?.integer.flatMap(Int32.init(exactly:)),
            name == Self.name(of: process)
        else { return false }
        return holders()?.contains(process) ?? true
    }

    /// Believes it as soon as it answers, however long that takes.
    private func listen(_ name: String, _ owner: String) {
        let status = MethodName(owner, SessionService.path, SessionService.name, "Status")
        connection?.call(status, timeout: nil) { [weak self] result in
            guard let self, candidates[name] == owner else { return }
            guard case .success(let values) = result, values.count == 1, values[0].signature == "a{sv}",
                case .string = values[0].options?["state"]
            else {
                candidates[name] = nil
                return
            }
            believe(name, owner)
        }
    }

    private func believe(_ name: String, _ owner: String) {
        guard let connection, relay == nil else { return }
        do {
            let relay = try Relay(owner, connection) { [weak self] in
                guard let self, self.relay?.name == name, candidates[name] == owner else { return }
                leave()
                listen(name, owner)
            }
            self.relay = (name, relay)
            found(relay)
        } catch {
            candidates[name] = nil
        }
    }

    private func leave() {
        relay = nil
        found(nil)
    }
}
