import Practice
import Scheduler
import Text
import Voice

/// A routine as it is shown: its poses and doses, how long it takes, what to have at hand, and who leaves out what.
struct RoutinePage {
    let routine: Routine
    let wording: Wording
    /// What it opens and starts of the person's.
    let access: [String]

    var text: PrintableText {
        var page = Page()
        page.title(routine.title == routine.name ? routine.name : "\(routine.title): \(routine.name)")
        let minutes = Level.allCases.map { "\($0.rawValue) about \(self.minutes($0))" }
        page.line("Minutes: " + minutes.joined(separator: ", "))
        page.list("In this order", routine.entries.map(row), numbered: true)
        let props = Prop.allCases.filter { prop in routine.poses.contains { $0.props.contains(prop) } }
        page.list("At hand", props.map(\.rawValue))
        page.list("On this machine it", access)
        page.list("Take care", care)
        page.list("Stop, and see a doctor at once", Warnings.redFlags)
        page.list("Always", Warnings.always)
        return page.text
    }

    private func row(_ entry: Routine.Entry) -> String {
        switch entry {
        case .say(let text): "“\(text)”"
        case .pose(let pose, let movement): "\(pose.id): \(movement.text)"
        }
    }

    private var care: [String] {
        var seen: Set<String> = []
        return routine.poses.filter { seen.insert($0.id).inserted }.flatMap { pose in
            (wording.voice.poses[pose.id]?.notes.care ?? []).map { "\(pose.id): \($0)" }
        }
    }

    /// By the estimate of how long words take: nothing has to be spoken to show a routine.
    private func minutes(_ level: Level) -> Int {
        let score = Score(routine: routine, wording: wording, level: level)
        let lengths = score.lines().reduce(into: [String: Frames]()) { $0[$1] = Score.estimate($1) }
        do {
            return Score.minutes(try score.compile(lengths).frames)
        } catch {
            preconditionFailure("every line of the score was measured")
        }
    }
}
