/// Another process of ours that plays: what is asked of us is handed on to it while it does.
final class Relay {
    /// Its unique name.
    let peer: String
    private weak var connection: Connection?
    private var signals: [Handler] = []
    /// It does not answer any more.
    private let lost: () -> Void

    /// Hands on its signals too, so that who follows us need not know of it.
    init(_ peer: String, _ connection: Connection, lost: @escaping () -> Void) throws(BusError) {
        self.peer = peer
        self.connection = connection
        self.lost = lost
        for signal in HeardSignal.ofSessions {
            signals.append(
                try connection.match(signal, from: .connection(peer), path: SessionService.path) {
                    [weak connection] values, _ in
                    connection?.signal(SessionService.path, SessionService.name, signal.kind.member, values)
                })
        }
    }

    /// - Parameters:
    ///   - types: of what it answers, if it is what it seems to be.
    ///   - absent: the answer when it has just gone, or answers nothing of use.
    func pass(_ member: String, _ call: Call, types: String, absent: Result<[Value], BusError>) {
        guard let connection else { return call.answer(absent) }
        connection.call(
            MethodName(peer, SessionService.path, SessionService.name, member), call.values,
            timeout: Self.patience
        ) { [weak self] result in
            switch result {
            case .failure(let error) where error.hasGone:
                call.answer(absent)
                self?.lost()
            case .success(let values) where values.map(\.signature).joined() != types: call.answer(absent)
            default: call.answer(result)
            }
        }
    }

    /// In milliseconds. A session answers within a few; one that does not hear us is nobody to keep others waiting for.
    private static let patience: UInt64 = 1_000
}
