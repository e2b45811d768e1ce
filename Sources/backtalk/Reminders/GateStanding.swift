import Desktop
import Practice
import Reminders

/// What holds reminders back on this desktop, and what nobody tells here.
struct GateStanding {
    private let conditions: Reminders.Conditions
    private let gates: Set<Gate>

    init(_ conditions: Reminders.Conditions, gates: Set<Gate>) {
        self.conditions = conditions
        self.gates = gates
    }

    /// A look at the desktop around this process.
    init(gates: Set<Gate>) throws {
        self.init(Reminders.Conditions(try DesktopLook().conditions()), gates: gates)
    }

    /// Those that are on, and told of.
    var working: [Gate] { on.filter { conditions[$0] != nil } }
    /// Those that are on, and that nothing tells of: they hold nothing back.
    var untold: [Gate] { on.filter { conditions[$0] == nil } }
    var off: [Gate] { Gate.allCases.filter { !gates.contains($0) } }
    /// What would hold a reminder back now.
    var holding: [Gate] { working.filter { conditions[$0] == true } }

    private var on: [Gate] { Gate.allCases.filter(gates.contains) }

    /// A line for each.
    var lines: [String] {
        var lines = ["Gates: \(Self.list(working))"]
        if !untold.isEmpty {
            lines.append("Gates that nothing tells of here, and that hold nothing back: \(Self.list(untold))")
        }
        if !off.isEmpty { lines.append("Gates off: \(Self.list(off))") }
        if !holding.isEmpty {
            let reasons = holding.map(\.reason).joined(separator: ", ")
            let some = holding.contains(where: \.holdsAppointments) ? "" : ", but for those at a time of day"
            lines.append("Reminders would wait now\(some): \(reasons).")
        }
        return lines
    }

    /// "microphone, locked"
    static func list(_ gates: [Gate]) -> String {
        gates.isEmpty ? "none" : gates.map(\.rawValue).joined(separator: ", ")
    }
}
