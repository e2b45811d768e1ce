import ArgumentParser
import Journal
import Reminders
import Text

struct FeelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feel", abstract: "Tell how much it hurts, before and after a session.",
        discussion: "You need not; nobody asks.")

    @Argument(help: "0 no pain, 10 the worst.", transform: Self.value)
    var value: Int

    @Flag(help: "Before a session; usually what you tell before today's.")
    var before = false

    @Flag(help: "After a session; usually what you tell after today's.")
    var after = false

    func validate() throws {
        if before, after { throw ValidationError("give --before or --after, and not both") }
    }

    func run() throws {
        let journal = try Journal(path: Directories().journal)
        let time: Feel.Time? = before ? .before : after ? .after : nil
        guard let told = try journal.tell(value, time) else {
            throw Complaint("there was no session today that it could come after; give '--before'", .failed)
        }
        if told.dayOff != nil { RemoteControl.tellReminders() }
        try StandardOutput.write(Self.text(told))
    }

    private static func text(_ told: Journal.Told) -> PrintableText {
        let time = WallTime()
        var text: PrintableText = "Noted: \(told.feel.value) \(told.feel.time.rawValue) "
        if let session = told.session {
            text += "the session of \(time.time(Instant(milliseconds: session.start.milliseconds)))"
            if told.feel.time == .after, let before = session.before { text += ", \(before) before it" }
        } else {
            text += "the next session"
        }
        text += ".\n"
        if let off = told.dayOff {
            text += """
                Two sessions running left you sorer: take a day off. Reminders rest until the end of \
                \(WallTime.name(CivilDay(number: off.day))).
                If it gets worse, see a doctor or a physiotherapist.

                """
        }
        return text
    }

    private static func value(_ text: String) throws -> Int {
        if let value = Int(text), Feel.range.contains(value) { return value }
        throw ValidationError("give a whole number from 0, no pain, to 10, the worst")
    }
}
