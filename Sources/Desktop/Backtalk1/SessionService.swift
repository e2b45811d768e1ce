import AudioOutput
import Player
import Scheduler

/// Our own interface: what MPRIS has no words for.
final class SessionService {
    static let name = "org.backtalk.Backtalk1"
    static let path = "/org/backtalk/Backtalk1"

    /// What those say who call it.
    enum Refusal {
        static let nothingPlays = BusError("org.backtalk.Error.NothingPlaying", "Nothing is playing.")
        static let busy = BusError("org.backtalk.Error.Busy", "A session is playing already.")
    }

    private let now: () -> NowPlaying
    private let send: (Command) -> Void
    private let controls: Controls
    /// Another process of ours plays, and is asked in our place.
    var relay: Relay?
    private var status: [String: Value] = [:]
    private var place: Place?
    private var state = ""

    init(now: @escaping () -> NowPlaying, send: @escaping (Command) -> Void, controls: Controls) {
        self.now = now
        self.send = send
        self.controls = controls
    }

    /// Tells what has changed since the call before.
    func tell(_ connection: Connection?) {
        let now = now()
        let status = StatusTable.of(now, at: .now)
        let isChange = StatusTable.isChange(from: self.status, to: status)
        self.status = status
        func signal(_ member: String, _ values: [Value]) {
            connection?.signal(Self.path, Self.name, member, values)
        }
        let state = StatusTable.name(of: now.state)
        if state != self.state {
            self.state = state
            signal("StateChanged", [.string(state)])
        }
        let place = now.observation?.span?.place
        if place?.entry != self.place?.entry || place?.pose != self.place?.pose {
            self.place = place
            signal(
                "PoseChanged",
                [.string(place?.pose ?? ""), .string(now.track?.title ?? ""), .int32(entry(place))])
        }
        for cue in (now.observation?.begun ?? []) + (now.observation?.aside?.begun ?? []) {
            signal(
                "CueBegan", [.string(cue.sound.kind), .string(cue.sound.role), .string(cue.sound.text ?? "")])
        }
        if isChange { signal("StatusChanged", [.options(status)]) }
    }

    private func entry(_ place: Place?) -> Int32 { place.map { Int32(clamping: $0.entry) } ?? -1 }

    var interface: Interface {
        Interface(
            Self.name,
            "Backtalk, an audio-guided stretching session. Calls that ask something of a session answer \(Refusal.nothingPlays.name) where none plays.",
            methods: [start] + orders + tables,
            properties: [
                .init(
                    "Version", "u", "Of this interface.", changes: .never, get: { .uint32(1) })
            ],
            signals: signals)
    }

    private var start: Interface.Method {
        Interface.Method(
            "Start",
            """
            Begins a session. Options, each of which may be left out: voice, device and routine (s: names of what is \
            installed, as 'backtalk list' has them); routine as a file opened for reading (h); music (s: a soundscape or \
            off; h: a file or a folder opened for reading; (has): such a folder and the names of files in it, in order); \
            level, talk, breath, pace, from (s: as 'backtalk play' has them); preroll (i, u or x: milliseconds); resume (b). \
            Answers \(Refusal.busy.name) while one plays, and org.backtalk.Error.WrongInput with a sentence where an \
            option is wrong.
            """,
            in: [.init("options", "a{sv}")]
        ) { [controls, now] call in
            // Whether another process plays, the lock of the session tells, and nobody who only says so.
            guard let start = controls.start, !now().isPlaying else {
                return call.fail(Refusal.busy)
            }
            call.answer(start(call.values[0].options ?? [:]))
        }
    }

    private var orders: [Interface.Method] {
        let all: [(String, String, Command)] = [
            ("Stop", "Ends it, with a short fade.", .stop), ("Pause", "Silence at once.", .pause),
            ("Resume", "Goes on.", .resume), ("Toggle", "The other of both.", .toggle),
            ("Next", "The next pose.", .next),
            ("Previous", "The pose again, or the one before within three seconds of its start.", .previous),
            ("Repeat", "What was said last, again.", .again),
            ("Longer", "More of what is being done, on both sides alike.", .longer),
            ("Easier", "An easier way to do the pose.", .easier),
        ]
        return all.map { name, about, order in
            Interface.Method(name, about) { [weak self, send, now] call in
                if let relay = self?.relay {
                    return relay.pass(name, call, types: "", absent: .failure(Refusal.nothingPlays))
                }
                guard now().isPlaying else { return call.fail(Refusal.nothingPlays) }
                send(order)
                call.answer()
            }
        }
    }

    private var tables: [Interface.Method] {
        [
            Interface.Method(
                "Status",
                """
                What plays: state (nothing, starting, playing, paused, waiting, stopping), routine, voice, level, talk, \
                position and length in seconds; title, titlePosition and titleLength of the pose; span, left, entry, \
                pose, side, set, repetition, phase where they apply; volume in dB; holding while the position waits \
                for the voice; aside during lines outside the session; sound false where nobody hears it; notKept with the \
                reason where it is not in the journal.
                """,
                out: [.init("status", "a{sv}")]
            ) { [weak self, now] call in
                if let relay = self?.relay {
                    return relay.pass(
                        "Status", call, types: "a{sv}",
                        absent: .success([.options(["state": .string("nothing")])]))
                }
                call.answer(.options(StatusTable.of(now(), at: .now)))
            },
            Interface.Method(
                "Reminders", "The reminders, each a table.", out: [.init("reminders", "aa{sv}")]
            ) { [controls] call in
                call.answer(controls.reminders().map(Self.rows))
            },
            Interface.Method(
                "ReadReminders",
                "The reminders' file or their part of the journal was changed: read it again."
            ) { [controls] call in
                controls.readReminders?()
                call.answer()
            },
            Interface.Method(
                "Journal", "The sessions of the last so many days, newest first, each a table.",
                in: [.init("days", "u")], out: [.init("sessions", "aa{sv}")]
            ) { [controls] call in
                call.answer(controls.journal(Int(call.values[0].integer ?? 0)).map(Self.rows))
            },
        ]
    }

    private static func rows(_ rows: [[String: Value]]) -> [Value] {
        [.array(of: "a{sv}", rows.map { .options($0) })]
    }

    private var signals: [Interface.Signal] {
        [
            .init("StateChanged", "As state of Status.", [.init("state", "s")]),
            .init(
                "PoseChanged", "Another pose; -1 and no name outside the poses.",
                [.init("pose", "s"), .init("title", "s"), .init("entry", "i")]),
            .init(
                "CueBegan", "Something begins to be heard: speech with its text, a chime, or a breath.",
                [.init("kind", "s"), .init("role", "s"), .init("text", "s")]),
            .init(
                "StatusChanged", "All of Status, at every change but that of time.",
                [.init("status", "a{sv}")]),
        ]
    }
}
