import CSystemd

/// What is told, and what is heard.
extension Connection {
    /// A message that could not be sent is lost, as it would be on a bus that went away: the next status is whole again.
    public func signal(_ path: String, _ interface: String, _ member: String, _ values: [Value]) {
        // So it is where the bus does not take what waits already.
        guard waitingToLeave <= Self.mostWaiting else { return }
        var pointer: OpaquePointer?
        guard sd_bus_message_new_signal(bus, &pointer, path, interface, member) >= 0, let pointer else {
            return
        }
        let message = Message(owning: pointer)
        do {
            try message.append(values)
            try send(message)
        } catch {
            return
        }
    }

    /// Calls `body` with the values and the sender of every signal of this kind that counts, until the handler is let go of.
    func match(
        _ signal: HeardSignal, from source: SignalSource, path: String? = nil,
        about: SignalRule.Subject? = nil, body: @escaping (_ values: [Value], _ sender: String) -> Void
    ) throws(BusError) -> Handler {
        try match(SignalRule(kind: signal.kind, source: source, path: path, about: about), body: body)
    }

    func match(
        _ rule: SignalRule, body: @escaping (_ values: [Value], _ sender: String) -> Void
    ) throws(BusError) -> Handler {
        if case .owner(let name) = rule.source { try follow(name) }
        let handler = Handler { [weak self] message in
            // A signal that cannot be read tells nothing.
            if let self, rule.counts(message, owners), case .success(let values) = message.result {
                body(values, message.sender)
            }
            // Others may want it too.
            return false
        }
        try check(
            sd_bus_add_match_async(
                bus, &handler.slot, rule.text, handleMessage, ignoreAnswer, handler.context))
        prepare()
        return handler
    }

    /// Follows who has a well-known name, for as long as the connection lives.
    ///
    /// - Parameter changed: called with the unique name of the owner, or nil where nobody has it: when it is known, and at
    ///   every change.
    func follow(_ name: String, _ changed: ((_ owner: String?) -> Void)? = nil) throws(BusError) {
        let isNew = owners.follow(name)
        if let changed {
            followed[name, default: (nil, [])].tell.append(changed)
            if owners.isKnown(name) { changed(owners[name]) }
        }
        guard isNew else { return }
        followed[name, default: (nil, [])].match = try match(
            .nameOwnerChanged, from: .bus, about: .name(name)
        ) { [weak self] values, _ in self?.note(name, values[2].text ?? "") }
        // Asked after the rule was sent: no change can lie between the answer and the first that is told.
        call(.bus("GetNameOwner"), [.string(name)]) { [weak self] result in
            switch result {
            case .success(let values): self?.note(name, values.first?.text ?? "")
            case .failure(let error): if error.isNobodyThere { self?.note(name, "") }
            }
        }
    }

    private func note(_ name: String, _ owner: String) {
        guard owners.note(name, owner) else { return }
        for tell in followed[name]?.tell ?? [] { tell(owners[name]) }
    }
}
