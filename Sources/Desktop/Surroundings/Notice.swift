/// A notification that asks something.
public struct Notice: Sendable, Hashable {
    public var title: String
    /// Plain text.
    public var text: String
    /// Told in place of the buttons, where the desktop shows none.
    public var withoutActions: String
    /// What can be answered: a key for us, and the words on the button.
    public var actions: [Action]

    public struct Action: Sendable, Hashable {
        public var key: String
        public var label: String

        public init(_ key: String, _ label: String) {
            self.key = key
            self.label = label
        }
    }

    public init(title: String, text: String, withoutActions: String, actions: [Action]) {
        self.title = title
        self.text = text
        self.withoutActions = withoutActions
        self.actions = actions
    }

    /// What came of it.
    public enum Answer: Sendable, Hashable {
        /// By its key.
        case chosen(String)
        /// Put away by the person, or gone after its time.
        case closed
        /// Nobody shows notifications here.
        case unshown
    }
}
