/// Has the bus start the daemon, and finds out soon where it does not come: systemd knows, and the bus would wait for
/// long.
struct DaemonActivation {
    static let notStarted = "org.backtalk.Error.NotStarted"

    private let caller: BusCaller
    /// Between two looks at the unit, in milliseconds.
    private static let look: UInt64 = 1_500
    /// A daemon that comes up at all is there after some tenths of a second; a busy machine has ten times as long.
    private static let looks = 6

    init(_ caller: BusCaller) { self.caller = caller }

    /// Returns when the daemon has its name.
    ///
    /// - Throws: `notStarted` with a clause that says why, or that nobody can be started.
    func run() throws(BusError) {
        // A daemon that somebody started by hand is there, though the bus could not start it.
        if try caller.call(.bus("NameHasOwner"), [.string(SessionService.name)], timeout: Self.look).first?
            .truth == true
        {
            return
        }
        for _ in 0..<Self.looks {
            do {
                _ = try caller.call(
                    .bus("StartServiceByName"), [.string(SessionService.name), .uint32(0)], timeout: Self.look
                )
                return
            } catch {
                if error.isNobodyThere || error.isWithoutBus { throw error }
                if let problem = unitProblem() { throw BusError(Self.notStarted, problem) }
                if !error.isLate { throw BusError(Self.notStarted, error.description) }
            }
        }
        let seconds = UInt64(Self.looks) * Self.look / 1_000
        throw BusError(Self.notStarted, "it did not come within \(seconds) s")
    }

    /// Why the unit is not running, as systemd has it; nil where it runs, is on its way, or nobody knows.
    private func unitProblem() -> String? {
        do {
            let unit = try ask(
                "/org/freedesktop/systemd1", "org.freedesktop.systemd1.Manager", "LoadUnit",
                .string(ServiceFiles.unitName))
            guard let path = unit.first?.text else { return nil }
            let state = try property("ActiveState", of: "Unit", at: path)?.text
            let substate = try property("SubState", of: "Unit", at: path)?.text
            let result = try property("Result", of: "Service", at: path)?.text ?? "success"
            guard state == "failed" || substate == "auto-restart" || result != "success" else { return nil }
            let status = try property("ExecMainStatus", of: "Service", at: path)?.integer ?? 0
            return "systemd says \(result)\(status == 0 ? "" : ", status \(status)")"
        } catch {
            // There is no systemd to ask, or it does not answer either.
            return nil
        }
    }

    private func property(_ name: String, of interface: String, at path: String) throws(BusError) -> Value? {
        let answer = try ask(
            path, "org.freedesktop.DBus.Properties", "Get", .string("org.freedesktop.systemd1.\(interface)"),
            .string(name))
        if case .variant(let value)? = answer.first { return value }
        return answer.first
    }

    private func ask(
        _ path: String, _ interface: String, _ member: String, _ values: Value...
    ) throws(BusError) -> [Value] {
        try caller.call(
            MethodName("org.freedesktop.systemd1", path, interface, member), values, timeout: Self.look)
    }
}
