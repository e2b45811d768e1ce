@testable import Reminders

/// A gate brought into a state, and what an input makes of it, in words.
struct GateStage {
    static let noon = Instant(seconds: 1_800_000_000)
    /// Two hours later, but a minute: what the reminders here wait for at most.
    static let latest = noon.after(minutes: 119)

    static func reminder(_ name: String, grid: Bool = false, due: Instant = noon) -> Reminder {
        Reminder(
            due: due, latest: latest, isAppointment: !grid, speaks: !grid, routine: name,
            unlessDone: grid ? 2 : nil)
    }

    /// What is in use, locked or playing, and nothing else.
    static func conditions(_ gates: Gate...) -> Conditions {
        var conditions = Conditions()
        for gate in Gate.allCases { conditions[gate] = gates.contains(gate) }
        return conditions
    }

    enum Start: String, CaseIterable {
        case idle, waiting, asking, askingAgain = "asking-again", snoozed, playing, resting

        /// A gate in that state at noon; a reminder of a grid waits, asks or is put off.
        var gate: ReminderGate {
            var gate = ReminderGate()
            let due = GateInput.due(reminder("old", grid: true))
            switch self {
            case .idle: break
            case .waiting:
                gate.see(conditions(.music))
                _ = gate.take(due, at: noon)
            case .asking: _ = gate.take(due, at: noon)
            case .askingAgain:
                let earlier = noon.after(minutes: -ReminderGate.answerTime)
                _ = gate.take(.due(reminder("old", grid: true, due: earlier)), at: earlier)
                _ = gate.take(.time, at: noon)
            case .snoozed:
                _ = gate.take(due, at: noon)
                _ = gate.take(.snooze(until: noon.after(minutes: 10), latest: latest), at: noon)
            case .playing: _ = gate.take(.sessionBegan, at: noon)
            case .resting: _ = gate.take(.rest(Rest(.paused, until: nil)), at: noon)
            }
            return gate
        }
    }

    /// What the gate sees before an input of that name.
    static let seen = ["all-quiet": conditions(), "microphone": conditions(.microphone)]

    /// Every input with its name and the minutes after noon at which it comes.
    static let inputs: [(name: String, input: GateInput, minutes: Int)] = [
        ("appointment", .due(reminder("new", due: noon.after(minutes: 5))), 5),
        ("grid", .due(reminder("new", grid: true, due: noon.after(minutes: 5))), 5),
        ("all-quiet", .time, 5),
        ("microphone", .time, 5),
        ("music-off", .gates(Set(Gate.allCases).subtracting([.music])), 5),
        ("session-begins", .sessionBegan, 5),
        ("first-session-ends", .sessionEnded(done: 1), 5),
        ("second-session-ends", .sessionEnded(done: 2), 5),
        ("one-was-done", .done(1), 5),
        ("two-were-done", .done(2), 5),
        ("start", .start, 5),
        ("in-ten-minutes", .snooze(until: noon.after(minutes: 15), latest: latest), 5),
        ("put-off-into-quiet", .snooze(until: noon.after(minutes: 15), latest: noon.after(minutes: 12)), 5),
        ("skip-today", .rest(Rest(.skipped, until: noon.after(minutes: 600))), 5),
        ("rest-is-over", .rest(Rest(.dayOff, until: noon)), 5),
        ("journal-has-rests", .rests([Rest(.dayOff, until: noon.after(minutes: 600))]), 5),
        ("journal-has-none", .rests([]), 5),
        ("resume", .resume, 5),
        ("closed", .closed, 5),
        ("clock-set", .clockSet, 5),
        ("woke-early", .woke(nothingBefore: noon.after(minutes: 10)), 5),
        ("woke-late", .woke(nothingBefore: noon.after(minutes: 65)), 60),
        ("time", .time, 5),
        ("ten-minutes-later", .time, 10),
        ("two-hours-later", .time, 121),
    ]

    static func describe(_ gate: ReminderGate, since: Instant = noon) -> String {
        func minutes(_ instant: Instant) -> String { "+\((instant.seconds - since.seconds) / 60)" }
        var text: String
        switch gate.state {
        case .idle: text = "idle"
        case .waiting(let reminder, let asked, let gate):
            text = "waiting(\(name(reminder)), asked \(asked), \(gate.rawValue))"
        case .asking(let reminder, let asked, let until):
            text = "asking(\(name(reminder)), asked \(asked), until \(minutes(until)))"
        case .snoozed(let reminder, let until): text = "snoozed(\(name(reminder)), until \(minutes(until)))"
        }
        if gate.isPlaying { text += " playing" }
        if gate.done > 0 { text += " done \(gate.done)" }
        for rest in gate.rests { text += " \(rest.kind.rawValue)" }
        return text
    }

    static func describe(_ actions: [GateAction]) -> String {
        actions.isEmpty ? "-" : actions.map(describe).joined(separator: ", ")
    }

    private static func describe(_ action: GateAction) -> String {
        switch action {
        case .sound(.chime): "chime"
        case .sound(.chimeAndSentence): "chime+sentence"
        case .show(let reminder, let again): "show \(name(reminder))\(again ? " again" : "")"
        case .withdraw: "withdraw"
        case .begin(let routine): "begin \(routine ?? "the usual")"
        case .note(let note): describe(note)
        }
    }

    private static func describe(_ note: GateAction.Note) -> String {
        switch note {
        case .given(let reminder): "given \(name(reminder))"
        case .waits(let reminder, let gate): "waits \(name(reminder)) \(gate.rawValue)"
        case .lapsed(let reminder, let lapse): "lapsed \(name(reminder)) \(lapse.rawValue)"
        case .snoozed(let reminder, _): "put off \(reminder.map(name) ?? "nothing")"
        case .ignored(let reminder): "ignored \(name(reminder))"
        case .closed(let reminder): "closed \(name(reminder))"
        case .started(let reminder): "started \(name(reminder))"
        case .answered(let reminder): "answered \(name(reminder))"
        case .rests(let rest): "rests \(rest.kind.rawValue)"
        case .resumed: "resumed"
        }
    }

    private static func name(_ reminder: Reminder) -> String { reminder.routine ?? "unnamed" }
}
