/// Another process of ours that plays: what is asked of us is handed on to it while it does.
final class Relay {
    /// Its unique name.
    let peer: String
    private weak var connection: Connection?
    private var signals: Handler?

    /// Hands on its signals too, so that who follows us need not know of it.
    init(_ peer: String, _ connection: Connection) throws(BusError) {
        self.peer = peer
        self.connection = connection
        signals = try connection.match(
            sender: peer, path: SessionService.path, interface: SessionService.name, member: nil
        ) { [weak connection] values, message in
            connection?.signal(SessionService.path, SessionService.name, message.member, values)
        }
    }

    func pass(_ member: String, _ call: Call) {
        guard let connection else { return call.fail(SessionService.Refusal.nothingPlays) }
        connection.call(
            MethodName(peer, SessionService.path, SessionService.name, member), call.values
        ) { call.answer($0) }
    }
}
