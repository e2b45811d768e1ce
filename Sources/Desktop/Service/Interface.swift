/// What an object of ours can do, under one name: its calls, what can be read of it, what it tells. The types of calls
/// are checked against it, and its description is made from it.
public struct Interface {
    public var name: String
    /// A sentence or two for who reads the description.
    public var about: String
    public var methods: [Method]
    public var properties: [Property]
    public var signals: [Signal]

    public init(
        _ name: String, _ about: String, methods: [Method] = [], properties: [Property] = [],
        signals: [Signal] = []
    ) {
        self.name = name
        self.about = about
        self.methods = methods
        self.properties = properties
        self.signals = signals
    }

    /// A named value of a call or a signal.
    public struct Argument: Sendable, Hashable {
        public var name: String
        public var type: String

        public init(_ name: String, _ type: String) {
            self.name = name
            self.type = type
        }
    }

    public struct Method {
        public var name: String
        public var about: String
        public var inputs: [Argument]
        public var outputs: [Argument]
        /// Answers a call; its values have the types of `inputs`.
        public var body: (Call) -> Void

        public init(
            _ name: String, _ about: String = "", in inputs: [Argument] = [], out outputs: [Argument] = [],
            _ body: @escaping (Call) -> Void
        ) {
            self.name = name
            self.about = about
            self.inputs = inputs
            self.outputs = outputs
            self.body = body
        }

        var signature: String { inputs.map(\.type).joined() }
    }

    public struct Property {
        public var name: String
        public var type: String
        public var about: String
        public var changes: Changes
        public var get: () -> Value
        /// nil: cannot be written. The value has the property's type.
        public var set: ((Value) throws(BusError) -> Void)?

        public init(
            _ name: String, _ type: String, _ about: String = "", changes: Changes = .told,
            get: @escaping () -> Value, set: ((Value) throws(BusError) -> Void)? = nil
        ) {
            self.name = name
            self.type = type
            self.about = about
            self.changes = changes
            self.get = get
            self.set = set
        }
    }

    /// How a change of a property is told.
    public enum Changes: String, Sendable {
        /// With its new value, in PropertiesChanged.
        case told = "true"
        case never = "const"
        case untold = "false"
    }

    public struct Signal: Sendable {
        public var name: String
        public var about: String
        public var values: [Argument]

        public init(_ name: String, _ about: String, _ values: [Argument]) {
            self.name = name
            self.about = about
            self.values = values
        }
    }
}
