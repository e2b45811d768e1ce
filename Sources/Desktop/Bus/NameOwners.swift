/// Who has which well-known name, as far as the bus itself has said: a value.
///
/// A name is asked for once and its changes are told from before that on, in the order in which the bus made them: the last
/// that was heard holds.
struct NameOwners: Sendable, Hashable {
    private enum Owner: Sendable, Hashable {
        case unknown
        case nobody
        case connection(String)
    }

    private var owners: [String: Owner] = [:]

    /// The unique name of the owner; nil where nobody has the name, or it is not known.
    subscript(name: String) -> String? {
        if case .connection(let owner) = owners[name] { owner } else { nil }
    }

    /// Returns whether the bus has told who has this name, or that nobody does.
    func isKnown(_ name: String) -> Bool { owners[name] != nil && owners[name] != .unknown }

    /// Begins to keep account of a name; false where it is kept already.
    mutating func follow(_ name: String) -> Bool {
        guard owners[name] == nil else { return false }
        owners[name] = .unknown
        return true
    }

    /// Takes what the bus says; false where it was known, or nobody asked.
    ///
    /// - Parameter owner: empty where nobody has the name.
    mutating func note(_ name: String, _ owner: String) -> Bool {
        let new = owner.isEmpty ? Owner.nobody : .connection(owner)
        guard let old = owners[name], old != new else { return false }
        owners[name] = new
        return true
    }
}
