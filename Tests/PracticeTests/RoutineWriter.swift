import Practice
import Seeded

/// Writes a routine the way a person could, in one of many spellings, to be read back.
struct RoutineWriter {
    private var random: SplitMix64
    private var lines: [String] = []

    static func write(_ routine: Routine, seed: Int) -> String {
        var writer = RoutineWriter(random: SplitMix64(seed: seed))
        writer.write(routine)
        let end = writer.random.pick(["\n", "\r\n"])
        let mark = writer.random.oneIn(4) ? "\u{FEFF}" : ""
        return mark + writer.lines.joined(separator: end) + end
    }

    /// A text in double quotes, with every character that needs it escaped.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\u{FEFF}": quoted += "\\uFEFF"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    private mutating func write(_ routine: Routine) {
        lines.append("name: \(Self.quoted(routine.name))")
        let preferences = routine.preferences
        if let voice = preferences.voice { lines.append("voice: \(voice.text)") }
        if let level = preferences.level { lines.append("level: \(level.rawValue)") }
        if let talk = preferences.talk { lines.append("talk: '\(talk.rawValue)'") }
        if let breath = preferences.breath { lines.append("breath: \(breath)") }
        if let pace = preferences.pace { lines.append("pace: \(pace.rawValue)   # quick or slow") }
        lines.append("poses:")
        for entry in routine.entries { write(entry) }
    }

    private mutating func write(_ entry: Routine.Entry) {
        switch entry {
        case .say(let text): lines.append("- say: \(Self.quoted(text))")
        case .pose(let pose, let movement):
            if let steps = pose.steps {
                lines.append("- name: \(Self.quoted(pose.id))")
                lines.append("  position: \(pose.position.rawValue)")
                lines.append("  steps:")
                for step in steps { lines.append("  - \(Self.quoted(step))") }
            } else if movement == pose.movement, random.oneIn(2) {
                lines.append("- \(pose.id)")
                return
            } else {
                lines.append("- pose: \(pose.id)")
            }
            write(movement)
        }
    }

    private mutating func write(_ movement: Movement) {
        var fields: [String] = []
        if movement.isHold {
            fields.append("hold: \(length(movement.phases[0].length))")
        } else {
            let phases = movement.phases.map { "\(Self.quoted($0.name)): \(length($0.length))" }
            fields.append("phases: [\(phases.joined(separator: ", "))]")
        }
        switch movement.repetitions {
        case .count(let count): fields.append("repeat: \(self.count(count))")
        case .fill(let time): fields.append("for: \(length(.seconds(time)))")
        }
        switch movement.pause {
        case .seconds(let time): fields.append("pause: \(length(.seconds(time)))")
        case .breaths(let count): fields.append("pause: \(length(.breaths(count)))")
        case nil: fields.append("pause: none")
        }
        fields.append("sides: \(movement.sides.rawValue)")
        if movement.sides != .none { fields.append("first: \(movement.first.rawValue)") }
        fields.append("sets: \(count(movement.sets))")
        if movement.sets.high > 1 { fields.append("rest: \(length(.seconds(movement.rest)))") }
        fields.shuffle(using: &random)
        lines += fields.map { "  " + $0 }
    }

    private mutating func count(_ count: DoseRange<Int>) -> String {
        count.low == count.high && random.oneIn(2)
            ? "\(count.low)" : "\(count.low)\(random.pick(["-", " - ", "–"]))\(count.high)"
    }

    private mutating func length(_ length: Length) -> String {
        switch length {
        case .inBreath: "in-breath"
        case .outBreath: "out-breath"
        case .breaths(let range): count(range) + random.pick([" breaths", " breath", "breaths"])
        case .seconds(let range): time(range)
        }
    }

    private mutating func time(_ range: DoseRange<Seconds>) -> String {
        let isMinutes = [range.low, range.high].allSatisfy { $0.milliseconds % 60_000 == 0 }
        if isMinutes, random.oneIn(2) {
            let low = Int(range.low.milliseconds / 60_000)
            let high = Int(range.high.milliseconds / 60_000)
            return count(DoseRange(low, high)) + random.pick([" min", " minutes", "min"])
        }
        let isWhole = [range.low, range.high].allSatisfy { $0.milliseconds % 1_000 == 0 }
        let unit = random.pick([" s", "s", " sec", " seconds"] + (isWhole ? [""] : []))
        if range.low == range.high, random.oneIn(2) { return "\(range.low)\(unit)" }
        return "\(range.low)\(random.pick(["-", " - ", "–"]))\(range.high)\(unit)"
    }
}
