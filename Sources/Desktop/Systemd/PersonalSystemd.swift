/// The systemd that manages the person's services, as far as an installation needs it.
public struct PersonalSystemd {
    private static let name = "org.freedesktop.systemd1"
    private static let path = "/org/freedesktop/systemd1"
    private static let manager = "org.freedesktop.systemd1.Manager"
    private let caller: BusCaller

    /// - Throws: where there is no bus.
    public init(_ address: BusAddress = .session) throws(BusError) { caller = try BusCaller(address) }

    /// Has the manager, and the bus, read their files again.
    public func reload() throws(BusError) {
        _ = try caller.call(.bus("ReloadConfig"))
        _ = try ask("Reload")
    }

    /// Starts the daemon, anew where it runs, and waits until it is ready.
    ///
    /// - Throws: also where it does not come up.
    public func restart() throws(BusError) {
        try finish("RestartUnit") { $0 == "done" }
    }

    /// Ends the daemon and waits until it has ended; no error where it does not run.
    public func stop() throws(BusError) { try finish("StopUnit") { _ in true } }

    /// Has the unit's job done.
    private func finish(_ member: String, isFine: (String) -> Bool) throws(BusError) {
        var results: [String: String] = [:]
        try caller.match(.jobRemoved, from: .owner(of: Self.name), path: Self.path) { values in
            if let job = values[1].text { results[job] = values[3].text }
        }
        _ = try ask("Subscribe")
        let answer = try ask(member, .string(ServiceFiles.unitName), .string("replace"))
        guard let job = answer.first?.text else { return }
        try caller.listen(until: { results[job] != nil }, within: Self.patience)
        if let result = results[job], !isFine(result) {
            throw BusError("org.backtalk.Error.Failed", "the daemon did not come up: \(result)")
        }
    }

    /// In milliseconds: longer than systemd itself waits for a unit (DefaultTimeoutStartSec, 90 s).
    private static let patience: UInt64 = 120_000

    /// Whether a manager is there to ask.
    public var isThere: Bool {
        do {
            return try caller.call(.bus("NameHasOwner"), [.string(Self.name)]).first?.truth ?? false
        } catch {
            return false
        }
    }

    private func ask(_ member: String, _ values: Value...) throws(BusError) -> [Value] {
        try caller.call(
            MethodName(Self.name, Self.path, Self.manager, member), values)
    }
}
