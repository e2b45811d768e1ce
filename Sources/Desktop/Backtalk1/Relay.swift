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

    /// - Parameter absent: the answer when it has just gone.
    func pass(_ member: String, _ call: Call, absent: Result<[Value], BusError>) {
        guard let connection else { return call.answer(absent) }
        connection.call(
            MethodName(peer, SessionService.path, SessionService.name, member), call.values
        ) { result in
            if case .failure(let error) = result, error.hasGone { return call.answer(absent) }
            call.answer(result)
        }
    }
}
