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
    }

    /// Asks for something; nobody is started for it.
    public func order(_ member: String) throws(BusError) { _ = try call(member) }

    /// Begins a session with these options of `play`; the daemon is started for it where it can be.
    public func start(_ options: [String: Value]) throws(BusError) {
        _ = try call("Start", [.options(options)], starts: true)
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
        _ member: String, _ values: [Value] = [], starts: Bool = false
    ) throws(BusError) -> [Value] {
        try caller.call(
            MethodName(SessionService.name, SessionService.path, SessionService.name, member), values,
            starts: starts)
    }
}
