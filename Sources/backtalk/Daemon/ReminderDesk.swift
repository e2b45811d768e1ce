import AudioOutput
import Desktop
import Foundation
import Glibc
import Journal
import Player
import Practice
import Reminders

/// Carries out what the reminders want, on the daemon's loop: one alarm, and otherwise nothing while nothing is due.
actor ReminderDesk {
    nonisolated let loop: PollLoop
    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    private let presence: Presence
    private let directories: Directories
    private let begin: @Sendable (_ routine: String?) -> Void
    private let play: @Sendable (any Performance) -> Void
    private let alarm: WallAlarm
    private let files: PlaceWatch?
    private var reminding: Reminding
    /// The moment of the last "later" that was taken from the journal.
    private var snoozed = WallTime.now

    /// How long before it is due the desktop is asked, so that the answers are there, in milliseconds.
    private static let lead: Int64 = 2_000
    /// How often it is asked while a reminder waits, in milliseconds.
    private static let patience: Int64 = 30_000

    /// - Parameters:
    ///   - begin: plays a session of this routine, or the usual one.
    ///   - play: sounds a reminder.
    /// - Throws: where the process has no descriptor left.
    init(
        on loop: PollLoop, presence: Presence, directories: Directories = Directories(),
        begin: @escaping @Sendable (_ routine: String?) -> Void,
        play: @escaping @Sendable (any Performance) -> Void
    ) throws {
        self.loop = loop
        self.presence = presence
        self.directories = directories
        self.begin = begin
        self.play = play
        alarm = try WallAlarm()
        files = PlaceWatch(directories.configFile, contents: true)
        reminding = Reminding(ReminderSettings(), zone: .current, at: .now)
    }

    // MARK: - What the daemon tells, on the loop

    nonisolated func start() {
        assumeIsolated { me in
            me.loop.watch(me.alarm.descriptor) { me.assumeIsolated { $0.ring() } }
            if let files = me.files {
                me.loop.watch(files.descriptor) { me.assumeIsolated { $0.fileChanged() } }
            }
            me.readSettings()
            me.readJournal()
        }
    }

    nonisolated func take(_ event: Reminding.Event) { assumeIsolated { $0.handle(event) } }

    /// The journal has rests or snoozes that are new, or the reminders are others.
    nonisolated func read() {
        assumeIsolated {
            $0.readSettings()
            $0.readJournal()
        }
    }

    /// A session was played to its end, or not.
    nonisolated func sessionEnded() {
        assumeIsolated { me in
            let directories = me.directories
            me.onThread {
                let done = try ReminderJournal(directories: directories).open()?
                    .sessionsDone(on: Moment.now.day)
                me.loop.post { me.take(.sessionEnded(done: done ?? 0)) }
            }
        }
    }

    /// The rules, and what the journal says of them.
    nonisolated func rows() throws -> [[String: Value]] {
        let settings = try ReminderShelf(directories: directories).read().settings
        return settings.rules.map { rule in
            var row: [String: Value] = ["rule": .string("\(rule)")]
            if let next = NextTime(rule, in: settings).text { row["next"] = .string(next) }
            return row
        }
    }

    // MARK: - Time

    private func ring() {
        alarm.take()
        guard let wake = reminding.wake, WallTime.now < wake else { return handle(.time) }
        // Not yet: first what speaks against it.
        presence.look { conditions in
            self.assumeIsolated { $0.handle(.conditions(Reminders.Conditions(conditions))) }
        }
    }

    private func handle(_ event: Reminding.Event) {
        if reminding.schedule.zone != .current { carryOut(reminding.take(.zone(.current), at: .now)) }
        carryOut(reminding.take(event, at: .now))
        setAlarm()
    }

    private func setAlarm() {
        presence.offer(reminding.gate.isOpen)
        guard let wake = reminding.wake?.milliseconds else { return alarm.set(at: nil) }
        let now = WallTime.now.milliseconds
        var time = wake - now > Self.lead + 50 ? wake - Self.lead : wake
        if case .waiting = reminding.gate.state { time = min(time, now + Self.patience) }
        alarm.set(at: time)
    }

    // MARK: - Files

    private func fileChanged() { if files?.take() == true { readSettings() } }

    /// The last good ones stay where there is a mistake.
    private func readSettings() {
        do {
            handle(.settings(try ReminderShelf(directories: directories).read().settings))
        } catch {
            DaemonLog.note(.warning, "The reminders stay as they were: \(error)")
        }
    }

    private func readJournal() {
        let directories = directories
        onThread {
            guard let journal = try ReminderJournal(directories: directories).open() else { return }
            let rests = try journal.rests(in: .current, at: WallTime.now)
            let later = try journal.reminderNotes([.snoozed], last: 1).last
            let done = try journal.sessionsDone(on: Moment.now.day)
            self.loop.post { self.assumeIsolated { $0.take(rests, later, done) } }
        }
    }

    private func take(_ rests: [Rest], _ later: ReminderNote?, _ done: Int) {
        handle(.rests(rests))
        guard let later, let until = later.until, later.moment.milliseconds > snoozed.milliseconds else {
            return
        }
        snoozed = Instant(milliseconds: later.moment.milliseconds)
        handle(.snoozeUntil(Instant(milliseconds: until)))
    }

    /// For what may wait for the disk.
    private nonisolated func onThread(_ body: @escaping @Sendable () throws -> Void) {
        do {
            let thread = try PlainThread("backtalk-notes") {
                do {
                    try body()
                } catch {
                    DaemonLog.note(.warning, "The journal of the reminders: \(error)")
                }
            }
            thread.detach()
        } catch {
            DaemonLog.note(.warning, "\(error)")
        }
    }

    // MARK: - What is wanted

    private func carryOut(_ actions: [GateAction]) {
        var notes: [GateAction.Note] = []
        var speaks = false
        for action in actions {
            switch action {
            case .sound(let sound): speaks = sound == .chimeAndSentence
            case .show(let reminder, _): give(reminder, speaks: speaks)
            case .withdraw: presence.withdraw()
            case .begin(let routine): begin(routine)
            case .note(let note): notes.append(note)
            }
        }
        guard !notes.isEmpty else { return }
        let directories = directories
        let moment = Moment.now
        // What we note ourselves is no news.
        snoozed = Instant(milliseconds: moment.milliseconds)
        onThread { [notes] in
            let journal = try Journal(path: directories.journal)
            for note in notes { try journal.note(ReminderNote(note, at: moment)) }
        }
    }

    /// Its minutes are the session's own, so that is arranged first: a moment's work, away from the loop.
    private func give(_ reminder: Reminder, speaks: Bool) {
        let directories = directories
        onThread {
            let spoken: SpokenReminder
            do {
                spoken = try Self.spoken(reminder.routine, directories)
            } catch {
                self.loop.post {
                    self.assumeIsolated { $0.show("Time to loosen your back.", "") }
                }
                throw error
            }
            let sound = try ReminderSound(
                spoken, speaks: speaks, setup: PreparedSound(spoken.preparation), on: self.loop)
            self.loop.post {
                self.assumeIsolated { me in
                    guard me.reminding.gate.isOpen else { return }
                    let parts = spoken.text.split(separator: ". ", maxSplits: 1)
                    me.show(
                        parts.first.map { $0.hasSuffix(".") ? "\($0)" : "\($0)." } ?? "",
                        parts.count > 1 ? "\(parts[1])" : "")
                    me.play(sound)
                }
            }
        }
    }

    /// Of the usual routine, where that of the reminder has gone.
    private static func spoken(_ routine: String?, _ directories: Directories) throws -> SpokenReminder {
        let options = try SessionOptions.parse([])
        do {
            return try SpokenReminder(try Preparation(routine, options, directories: directories))
        } catch  where routine != nil {
            DaemonLog.note(.warning, "The routine of a reminder cannot be played: \(error)")
            return try SpokenReminder(try Preparation(nil, options, directories: directories))
        }
    }

    private func show(_ title: String, _ text: String) {
        let notice = Notice(
            title: title, text: text,
            withoutActions: "'backtalk start' begins, 'backtalk remind snooze' asks again in ten minutes.",
            actions: [
                .init("start", "Start"), .init("snooze", "In ten minutes"), .init("skip", "Skip today"),
            ])
        presence.notify(notice) { answer in self.answered(answer) }
    }

    private nonisolated func answered(_ answer: Notice.Answer) {
        switch answer {
        case .chosen("start"): take(.start)
        case .chosen("snooze"): take(.snooze)
        case .chosen("skip"): take(.skipToday)
        case .chosen, .closed: take(.closed)
        // The chime was heard; 'backtalk start' and the play button answer it.
        case .unshown: break
        }
    }
}

extension Reminders.Conditions {
    init(_ seen: Desktop.Conditions) {
        self.init()
        self[.microphone] = seen.microphone
        self[.camera] = seen.camera
        self[.locked] = seen.locked
        self[.away] = seen.away
        self[.doNotDisturb] = seen.doNotDisturb
        self[.fullScreen] = seen.fullScreen
        self[.music] = seen.music
    }
}

extension ClockReading {
    static var now: ClockReading {
        func milliseconds(_ clock: clockid_t) -> Int64 {
            var time = timespec()
            clock_gettime(clock, &time)
            return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
        }
        return ClockReading(
            wall: WallTime.now, boot: milliseconds(CLOCK_BOOTTIME), awake: milliseconds(CLOCK_MONOTONIC))
    }
}
