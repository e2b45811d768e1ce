import Documents
import Practice

/// What a file says about reminders; nil where it is silent.
public struct WrittenReminders: Sendable, Hashable {
    public var rules: [WrittenRule] = []
    public var quiet: QuietHours?
    /// The gates that the file names, and whether each is on.
    public var gates: [Gate: Bool] = [:]

    public init() {}
}

/// A rule, and where it stands.
public struct WrittenRule: Sendable, Hashable {
    public let rule: ReminderRule
    public let place: TextPlace
    /// Where the routine is named; the rule's own place where it names none.
    public let routinePlace: TextPlace
}

extension ReminderSettings {
    /// Of the person's configuration, and of the reminders that were added by a command; the configuration goes first.
    public init(configuration: WrittenReminders, added: WrittenReminders) {
        let gates = Gate.allCases.filter { configuration.gates[$0] ?? added.gates[$0] ?? true }
        self.init(
            rules: (configuration.rules + added.rules).map(\.rule),
            quiet: configuration.quiet ?? added.quiet ?? .usual, gates: Set(gates))
    }
}
