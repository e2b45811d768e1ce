import Text

/// Shows notifications through whichever desktop is there, by what that can do.
final class Notifier {
    static let name = "org.freedesktop.Notifications"
    static let path = "/org/freedesktop/Notifications"

    private struct Open {
        var notice: Notice
        var answer: (Notice.Answer) -> Void
        /// nil while the server is being asked, and when it has gone.
        var shown: Shown?
        /// Another server shows it again.
        var wasShown = false
        /// Counts our notices: an answer to an older one is stale.
        var turn: Int
    }

    /// A notification as a server knows it: others give the same numbers to other notifications.
    private struct Shown: Hashable {
        var server: String
        var number: UInt32
    }

    private weak var connection: Connection?
    private var matches: [Handler] = []
    /// The unique name of the server.
    private var server: String?
    /// What that server can do; nil before it was asked.
    private var capabilities: Set<String>?
    private var open: Open?
    private var turns = 0

    init(_ connection: Connection) throws(BusError) {
        self.connection = connection
        func match(_ signal: HeardSignal, _ answer: @escaping ([Value]) -> Notice.Answer) throws(BusError) {
            matches.append(
                try connection.match(signal, from: .owner(of: Self.name), path: Self.path) {
                    [weak self] values, sender in
                    guard let self, case .uint32(let number) = values[0] else { return }
                    if open?.shown == Shown(server: sender, number: number) { end(answer(values)) }
                })
        }
        try match(.actionInvoked) { .chosen($0[1].text ?? "") }
        try match(.notificationClosed) { _ in .closed }
        try connection.follow(Self.name) { [weak self] in self?.change(server: $0) }
    }

    /// Shows a notice in place of the one before, which gets no answer any more.
    func show(_ notice: Notice, answer: @escaping (Notice.Answer) -> Void) {
        withdraw()
        turns += 1
        open = Open(notice: notice, answer: answer, turn: turns)
        send()
    }

    /// Takes the notice away.
    func withdraw() {
        guard let open else { return }
        self.open = nil
        if let shown = open.shown { close(shown) }
    }

    private func close(_ shown: Shown) {
        connection?.call(method("CloseNotification", of: shown.server), [.uint32(shown.number)]) { _ in }
    }

    private func method(_ member: String, of server: String) -> MethodName {
        MethodName(server, Self.path, Self.name, member)
    }

    /// Asks the server first what it can do; where there is none, the bus may start one.
    private func send() {
        guard let open, let connection else { return }
        guard let server else {
            return connection.find(Self.name, starts: true) { [weak self] result in
                // One that has come was told of before this, and is being asked.
                if case .failure = result { self?.fail(nil, open.turn) }
            }
        }
        guard let capabilities else { return ask(server, open.turn) }
        let hasActions = capabilities.contains("actions")
        let actions = hasActions ? open.notice.actions.flatMap { [$0.key, $0.label] } : []
        var sentences = open.notice.text
        if !hasActions { sentences += (sentences.isEmpty ? "" : " ") + open.notice.withoutActions }
        let text = PrintableText(sentence: sentences)
        let body = capabilities.contains("body-markup") ? text.markup : text.description
        // We have a chime of our own.
        let hints: [String: Value] = ["urgency": .byte(1), "suppress-sound": .boolean(true)]
        connection.call(
            method("Notify", of: server),
            [
                .string("Backtalk"), .uint32(0), .string("alarm-symbolic"),
                .string(PrintableText(sentence: open.notice.title).description), .string(body),
                .strings(actions), .options(hints), .int32(0),
            ]
        ) { [weak self] result in self?.sent(result, server, open.turn) }
    }

    private func sent(_ result: Result<[Value], BusError>, _ server: String, _ turn: Int) {
        guard case .success(let values) = result, values.count == 1, case .uint32(let number) = values[0]
        else {
            return fail(server, turn)
        }
        let shown = Shown(server: server, number: number)
        // It may have been withdrawn while it was on its way, or be another server's by now.
        guard open?.turn == turn, self.server == server else { return close(shown) }
        open?.shown = shown
        open?.wasShown = true
    }

    private func ask(_ server: String, _ turn: Int) {
        connection?.call(method("GetCapabilities", of: server)) { [weak self] result in
            guard let self, self.server == server, open?.turn == turn else { return }
            guard case .success(let values) = result else { return fail(server, turn) }
            capabilities = Set(values.first?.texts ?? [])
            send()
        }
    }

    /// Nobody shows the notice, unless another server has come in the meantime, or it is another notice by now.
    private func fail(_ server: String?, _ turn: Int) {
        if open?.turn == turn, self.server == server { end(.unshown) }
    }

    /// Another server knows nothing of what the one before showed.
    private func change(server: String?) {
        let hadServer = self.server != nil
        self.server = server
        capabilities = nil
        guard let open else { return }
        self.open?.shown = nil
        if server != nil {
            send()
        } else if hadServer, !open.wasShown {
            // It has gone over this one. A server that was seen to show it may come back.
            end(.unshown)
        }
    }

    private func end(_ answer: Notice.Answer) {
        guard let open else { return }
        self.open = nil
        open.answer(answer)
    }
}
