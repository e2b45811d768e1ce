import Text

/// Shows notifications through whichever desktop is there, by what that can do.
final class Notifier {
    private static let name = "org.freedesktop.Notifications"
    private static let path = "/org/freedesktop/Notifications"

    private struct Open {
        var notice: Notice
        var answer: (Notice.Answer) -> Void
        /// Given by the server; nil while it is being asked, and when it has gone.
        var number: UInt32?
        /// Another server shows it again.
        var wasShown = false
        /// Counts our notices: an answer to an older one is stale.
        var turn: Int
    }

    private weak var connection: Connection?
    private var matches: [Handler] = []
    /// What the server can do; nil before it was asked, and again when another takes its place.
    private var capabilities: Set<String>?
    private var open: Open?
    private var turns = 0

    init(_ connection: Connection) throws(BusError) {
        self.connection = connection
        func match(_ member: String, _ body: @escaping ([Value]) -> Void) throws(BusError) {
            matches.append(
                try connection.match(
                    sender: Self.name, path: Self.path, interface: Self.name, member: member
                ) { values, _ in body(values) })
        }
        try match("ActionInvoked") { [weak self] values in
            if values.count == 2, let key = values[1].text { self?.end(values[0], .chosen(key)) }
        }
        try match("NotificationClosed") { [weak self] values in
            if let number = values.first { self?.end(number, .closed) }
        }
        matches.append(
            try connection.match(
                "type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='\(Self.name)'"
            ) { [weak self] values, _ in
                if values.count == 3 { self?.changeServer(isThere: values[2].text != "") }
            })
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
        if let number = open.number { close(number) }
    }

    private func close(_ number: UInt32) {
        connection?.call(MethodName(Self.name, Self.path, Self.name, "CloseNotification"), [.uint32(number)])
        {
            _ in
        }
    }

    /// Asks the server first what it can do.
    private func send() {
        guard let capabilities else { return ask() }
        guard let open, let connection else { return }
        let hasActions = capabilities.contains("actions")
        let actions = hasActions ? open.notice.actions.flatMap { [$0.key, $0.label] } : []
        var sentences = open.notice.text
        if !hasActions { sentences += (sentences.isEmpty ? "" : " ") + open.notice.withoutActions }
        let text = PrintableText(sentence: sentences)
        let body = capabilities.contains("body-markup") ? text.markup : text.description
        // We have a chime of our own.
        let hints: [String: Value] = ["urgency": .byte(1), "suppress-sound": .boolean(true)]
        let turn = open.turn
        connection.call(
            MethodName(Self.name, Self.path, Self.name, "Notify"),
            [
                .string("Backtalk"), .uint32(0), .string("alarm-symbolic"),
                .string(PrintableText(sentence: open.notice.title).description), .string(body),
                .strings(actions), .options(hints), .int32(0),
            ], starts: true
        ) { [weak self] result in self?.sent(result, turn) }
    }

    private func sent(_ result: Result<[Value], BusError>, _ turn: Int) {
        guard case .success(let values) = result, let number = values.first?.integer else {
            if open?.turn == turn { end(.unshown) }
            return
        }
        let shown = UInt32(truncatingIfNeeded: number)
        // It may have been withdrawn while it was on its way.
        guard open?.turn == turn else { return close(shown) }
        open?.number = shown
        open?.wasShown = true
    }

    private func ask() {
        connection?.call(
            MethodName(Self.name, Self.path, Self.name, "GetCapabilities"), starts: true
        ) { [weak self] result in
            guard let self else { return }
            guard case .success(let values) = result else { return end(.unshown) }
            capabilities = Set(values.first?.texts ?? [])
            send()
        }
    }

    /// Another server knows nothing of what the one before showed.
    private func changeServer(isThere: Bool) {
        capabilities = nil
        open?.number = nil
        if isThere, open?.wasShown == true { send() }
    }

    private func end(_ number: Value, _ answer: Notice.Answer) {
        guard let shown = open?.number, number.integer == Int64(shown) else { return }
        end(answer)
    }

    private func end(_ answer: Notice.Answer) {
        guard let open else { return }
        self.open = nil
        open.answer(answer)
    }
}
