import Practice

/// Writes rules in the form that `ReminderReader` reads.
public enum ReminderWriter {
    /// The text of a file; `heading` becomes a comment in its first line.
    public static func text(_ rules: [ReminderRule], heading: String) -> String {
        let list = rules.map { "  - " + lines($0).joined(separator: "\n    ") + "\n" }
        return "# \(heading)\nreminders:\(rules.isEmpty ? " []" : "")\n" + list.joined()
    }

    private static func lines(_ rule: ReminderRule) -> [String] {
        var lines: [String] = []
        switch rule.when {
        case .at(let times):
            let times = times.map { quoted($0.description) }
            lines.append("at: " + (times.count == 1 ? times[0] : "[\(times.joined(separator: ", "))]"))
        case .every(let minutes, let window, let active):
            lines.append("every: \(minutes) min")
            lines.append("between: \(window)")
            if active { lines.append("active: true") }
        }
        if rule.days != .daily { lines.append("days: \(rule.days)") }
        if let routine = rule.routine { lines.append("routine: \(quoted(routine))") }
        if let speaks = rule.speaks { lines.append("speak: \(speaks)") }
        if let unlessDone = rule.unlessDone {
            lines.append("unless-done: \(unlessDone == 1 ? "once" : "twice")")
        }
        return lines
    }

    /// As YAML's double quotes have it: what would end the quotes or the line is escaped.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
