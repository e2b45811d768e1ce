/// Whichever Backtalk plays, seen from another process.
public struct RemoteSession {
    private let caller: BusCaller

    /// - Throws: where there is no bus.
    public init(_ address: BusAddress = .session) throws(BusError) { caller = try BusCaller(address) }

    /// The errors by which those who are called refuse.
    public enum Refusal {
        public static let nothingPlays = SessionService.Refusal.nothingPlays.name
        public static let busy = SessionService.Refusal.busy.name
        /// With a sentence: an option or a file is wrong.
        public static let wrongInput = "org.backtalk.Error.WrongInput"
        /// With a sentence.
        public static let failed = "org.backtalk.Error.Failed"
        /// With a clause that says why: the daemon was to be started and does not come.
        public static let notStarted = DaemonActivation.notStarted
    }

    /// Asks for something; nobody is started for it.
    public func order(_ member: String) throws(BusError) { _ = try call(member) }

    /// Begins a session with these options of `play`; the daemon is started for it where it can be.
    public func start(_ options: [String: Value]) throws(BusError) {
        try DaemonActivation(caller).run()
        _ = try call("Start", [.options(options)], timeout: Self.preparing)
    }

    /// What plays.
    public func status() throws(BusError) -> [String: Value] { try call("Status").first?.options ?? [:] }

    /// Tells what plays now, and then at every change, until the bus goes away or `tell` returns false. Believed is whoever has
    /// our name at that moment.
    public func follow(_ tell: @escaping ([String: Value]) -> Bool) throws(BusError) {
        var goesOn = true
        var isTold = false
        let nothing: [String: Value] = ["state": .string("nothing")]
        func take(_ status: [String: Value]) { if goesOn { goesOn = tell(status) } }
        let name = SessionService.name
        try caller.match(.statusChanged, from: .owner(of: name), path: SessionService.path) { values in
            take(values.first?.options ?? nothing)
        }
        try caller.follow(name) { owner in if owner == nil, isTold { take(nothing) } }
        do {
            take(try status())
        } catch {
            guard error.isNobodyThere else { throw error }
            take(nothing)
        }
        isTold = true
        try caller.listen(until: { !goesOn })
    }

    private func call(
        _ member: String, _ values: [Value] = [], timeout: UInt64 = answering
    ) throws(BusError) -> [Value] {
        try caller.call(
            MethodName(SessionService.name, SessionService.path, SessionService.name, member), values,
            timeout: timeout)
    }

    /// In milliseconds: who plays answers at once, also on a busy machine.
    private static let answering: UInt64 = 8_000
    /// In milliseconds: every file of the session is read before the answer.
    private static let preparing: UInt64 = 25_000
}
