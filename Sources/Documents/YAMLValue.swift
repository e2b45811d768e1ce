/// What a YAML file says, with the place of every part of it.
public struct YAMLValue: Sendable, Hashable {
    public let content: Content
    /// Where the value begins; a value that is left out lies at its key, or at its dash in a list.
    public let place: TextPlace

    public init(_ content: Content, at place: TextPlace) {
        self.content = content
        self.place = place
    }

    public enum Content: Sendable, Hashable {
        /// The text of a scalar, and whether it was quoted or a block; `5` and `"5"` differ in that alone.
        case text(String, quoted: Bool)
        case sequence([YAMLValue])
        case mapping(YAMLMapping)
        /// Refused already, with its mistake (an alias): readers go past it without another one.
        case refused
    }

    /// Whether nothing was written: `hold:`, `hold: ~` or `hold: null`.
    public var isMissing: Bool {
        guard case .text(let text, quoted: false) = content else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(text)
    }
}

/// Keys and their values in the order of the file, each key once.
public struct YAMLMapping: Sendable, Hashable {
    public let fields: [YAMLField]
    /// Where the first key begins, or the brace.
    public let place: TextPlace

    public init(_ fields: [YAMLField], at place: TextPlace) {
        self.fields = fields
        self.place = place
    }

    /// The field of a key; nil where the file does not say it.
    public func field(_ key: String) -> YAMLField? { fields.first { $0.key == key } }

    public subscript(key: String) -> YAMLValue? { field(key)?.value }
}

/// A key and its value.
public struct YAMLField: Sendable, Hashable {
    public let key: String
    /// Where the key begins.
    public let place: TextPlace
    public let value: YAMLValue

    public init(_ key: String, at place: TextPlace, _ value: YAMLValue) {
        self.key = key
        self.place = place
        self.value = value
    }
}
