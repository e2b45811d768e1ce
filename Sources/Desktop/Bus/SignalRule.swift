/// A kind of signal, and who may say it. The one place that decides whether a signal counts.
struct SignalRule: Sendable, Hashable {
    var kind: Kind
    var source: SignalSource
    /// The object that says it; nil: any of the source's.
    var path: String?
    /// The first thing that it says; nil: anything.
    var about: Subject?

    struct Kind: Sendable, Hashable {
        var interface: String
        var member: String
        /// The types of what it carries, as the specification writes them.
        var types: String
    }

    enum Subject: Sendable, Hashable {
        case name(String)
        /// The name, and those that go on after it with a dot.
        case namesWithin(String)
    }

    /// As the bus takes it. It spares us most of what does not count, and is not trusted with it.
    var text: String {
        var parts = [
            "type='signal'", "sender='\(source.name)'", "interface='\(kind.interface)'",
            "member='\(kind.member)'",
        ]
        if let path { parts.append("path='\(path)'") }
        switch about {
        case .name(let name): parts.append("arg0='\(name)'")
        case .namesWithin(let name): parts.append("arg0namespace='\(name)'")
        case nil: break
        }
        return parts.joined(separator: ",")
    }

    /// Returns whether a message is such a signal, from the one who may say it.
    func counts(_ message: Message, _ owners: NameOwners) -> Bool {
        source.isSpoken(by: message.sender, owners) && message.interface == kind.interface
            && message.member == kind.member && message.signature == kind.types
            && (path ?? message.path) == message.path
    }
}
