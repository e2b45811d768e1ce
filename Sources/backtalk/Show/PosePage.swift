import Practice
import Text
import Voice

/// A pose as it is shown: how it is done, props, easier, deeper, dose, and who takes care.
struct PosePage {
    let pose: Pose
    let wording: Wording

    var text: PrintableText {
        let notes = wording.voice.poses[pose.id]?.notes ?? PoseNotes()
        var page = Page()
        page.title("\(pose.id): \(wording.name(pose).text.trimmingSuffix("."))")
        page.line("Position: \(pose.position.rawValue)")
        page.line("Dose: \(pose.movement.text)")
        if let breath = pose.breath { page.line("Breath: its own, \(breath)") }
        page.list("How it is done", setup, numbered: true)
        page.list("And out again", wording.release(pose, side).map(\.text))
        page.list("Props", pose.props.map { "\($0.rawValue): \(notes.props[$0] ?? "")" })
        page.list("Easier", notes.easier)
        page.list("Deeper", notes.deeper)
        page.list("Take care", notes.care)
        return page.text
    }

    private var side: Side? { pose.movement.sideOrder[0] }

    private var setup: [String] {
        let names = pose.movement.phases.map(\.name)
        let shape: Wording.Shape =
            pose.movement.isHold ? .hold : .phases(names, byBreath: pose.movement.isLedByBreath)
        let lines = wording.setup(pose, shape, side).map(\.text)
        guard let side else { return lines }
        return [wording.first(pose, side).text] + lines
    }
}

extension Movement {
    var isLedByBreath: Bool { phases.contains { $0.length == .inBreath || $0.length == .outBreath } }
}

/// Plain text for a person, put together part by part.
struct Page {
    private(set) var text = PrintableText()

    mutating func title(_ title: String) { text += "\(PrintableText(sentence: title))\n" }

    mutating func line(_ line: String) { text += "  \(PrintableText(sentence: line))\n" }

    /// A heading and its rows; nothing where there are none.
    mutating func list(_ heading: String, _ rows: [String], numbered: Bool = false) {
        guard !rows.isEmpty else { return }
        text += "\n\(heading)\n"
        for (index, row) in rows.enumerated() {
            line(numbered ? "\(index + 1). \(row)" : row)
        }
    }
}
