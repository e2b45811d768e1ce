/// All that a person set about reminders.
public struct ReminderSettings: Sendable, Hashable {
    public var rules: [ReminderRule]
    public var quiet: QuietHours
    /// Which conditions may hold a reminder back.
    public var gates: Set<Gate>

    public init(
        rules: [ReminderRule] = [], quiet: QuietHours = .usual, gates: Set<Gate> = Set(Gate.allCases)
    ) {
        self.rules = rules
        self.quiet = quiet
        self.gates = gates
    }
}
