/// What is known of the person and the desktop; what is not known holds nothing back.
public struct Conditions: Sendable, Hashable {
    private var known: [Gate: Bool] = [:]

    public init() {}

    /// nil: unknown.
    public subscript(gate: Gate) -> Bool? {
        get { known[gate] }
        set { known[gate] = newValue }
    }

    /// Which of `gates` hold a reminder back now, in their order.
    func holding(_ reminder: Reminder, gates: Set<Gate>) -> [Gate] {
        Gate.allCases.filter { gate in
            gates.contains(gate) && known[gate] == true
                && (gate.holdsAppointments || !reminder.isAppointment)
        }
    }
}
