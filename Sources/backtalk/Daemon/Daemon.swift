import Desktop
import Documents
import Glibc
import Player
import Practice
import System

/// The background service: waits on the bus, plays on request, and waits again. Everything happens on one poll loop, the
/// session's own loop too; nothing runs while nothing is to be done.
actor Daemon {
    nonisolated let loop: PollLoop
    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    private nonisolated let signals: SignalWatch
    private var presence: Presence?
    /// To be played as soon as the loop gets to it.
    private var next: (any Performance)?
    private var playing: (any Performance)?
    private var reminders: ReminderDesk?
    /// Rings when a session is so long over that another is not to be expected at once.
    private nonisolated let leisure: PollLoop.Alarm
    private var isOver = false

    /// - Throws: `SystemError` when the process has no descriptor left.
    init() throws {
        signals = try SignalWatch()
        loop = try PollLoop()
        leisure = PollLoop.Alarm(on: loop)
    }

    /// Runs until it is told to end.
    nonisolated func run() {
        loop.post { self.assumeIsolated { $0.begin() } }
        while let performance = wait() {
            let outcome = performance.run()
            loop.post { self.assumeIsolated { $0.end(outcome) } }
        }
        Readiness.stopping.tell()
    }

    /// Returns what is played next; nil when the daemon is to end.
    private nonisolated func wait() -> (any Performance)? {
        var playback: (any Performance)?
        loop.run(until: {
            assumeIsolated {
                playback = $0.take()
                return playback != nil || $0.isOver
            }
        })
        return playback
    }

    private func take() -> (any Performance)? {
        guard !isOver, let next else { return nil }
        self.next = nil
        playing = next
        leisure.clear()
        return next
    }

    private func begin() {
        let presence = Presence(.daemon, on: loop, controls: controls)
        self.presence = presence
        presence.start()
        signals.watch(on: loop) { _ in self.assumeIsolated { $0.quit() } }
        do {
            let directories = Directories()
            let reminders = ReminderDesk(
                on: loop, directories: directories, bell: try SystemBell(), desktop: presence,
                memory: JournalMemory(directories), voice: PersonalVoice(directories),
                stage: ReminderDesk.Stage(
                    begin: { routine in self.assumeIsolated { $0.start(reminded: routine) } },
                    play: { sound in self.assumeIsolated { $0.play(sound) } }))
            self.reminders = reminders
            reminders.start()
        } catch {
            DaemonLog.note(.error, "There will be no reminders", error)
        }
        Readiness.ready.tell()
    }

    private var controls: Controls {
        Controls(
            begin: { self.assumeIsolated { $0.reminders?.take(.start) } },
            start: { table in self.assumeIsolated { $0.start(table) } },
            journal: { days in Self.answer { try JournalRows(days: days).rows } },
            reminders: { Self.answer { try ReminderRows().rows } },
            readReminders: { self.assumeIsolated { $0.reminders?.read() } },
            presence: { isThere, since in
                self.assumeIsolated { $0.reminders?.take(isThere ? .active : .idle(since: since)) }
            },
            elsewhere: { isPlaying in self.assumeIsolated { $0.note(playsElsewhere: isPlaying) } },
            sessionHolders: { PersonalLock.holders(PersonalLock.session, at: Directories().meetingPlaces) })
    }

    private func quit() {
        isOver = true
        playing?.stop()
    }

    // MARK: - A session

    /// A terminal of the person's plays, or does no longer. No reminder sounds into it.
    private func note(playsElsewhere isPlaying: Bool) {
        guard isPlaying else { return reminders?.sessionEnded() ?? () }
        reminders?.take(.sessionBegan)
        if !(playing is Playback) { playing?.stop() }
    }

    private func start(_ table: [String: Value]) -> Result<[Value], BusError> {
        Self.answer {
            let directories = Directories()
            let request = try SessionRequest(table, directories: directories)
            do {
                try begin(request, directories)
            } catch {
                throw Self.discreet(error, request)
            }
            return []
        }
    }

    /// From a reminder; with the usual routine where that of the reminder has gone.
    private func start(reminded routine: String?) {
        for name in routine == nil ? [nil] : [routine, nil] {
            do {
                return try begin(SessionRequest(routine: name.map { .typed($0) }), Directories())
            } catch {
                DaemonLog.note(.warning, "The session of a reminder cannot be played", error)
            }
        }
    }

    private func begin(_ request: SessionRequest, _ directories: Directories) throws {
        guard !(next is Playback), !(playing is Playback), let presence else {
            throw RemoteControl.busy
        }
        let playback = Playback(
            try PreparedSession(request, directories: directories), on: loop, presence: presence,
            observe: { _ in },
            report: { DaemonLog.note(.warning, $0) })
        play(playback)
        reminders?.take(.sessionBegan)
    }

    /// In place of what plays or would play next: a reminder gives way to a session.
    private func play(_ performance: any Performance) {
        if next is Playback || playing is Playback { return }
        next = performance
        playing?.stop()
    }

    /// What a caller may know of why a session cannot be had: of the file that they opened themselves everything, of what is the
    /// person's that something is wrong with it.
    private static func discreet(_ error: any Error, _ request: SessionRequest) -> any Error {
        if let mistakes = error as? Mistakes, case .opened(let file)? = request.routine,
            mistakes.all.allSatisfy({ $0.file == file.path })
        {
            return mistakes
        }
        if let complaint = error as? Complaint, complaint.code != .wrongInput { return complaint }
        guard error is Mistakes || error is Complaint else { return error }
        return Complaint(
            "the session cannot be had so; 'backtalk check' names what is wrong in the files, and 'backtalk play' the rest"
        )
    }

    /// What is said to those who asked.
    private static func answer<Success>(_ body: () throws -> Success) -> Result<Success, BusError> {
        do {
            return .success(try body())
        } catch let mistakes as Mistakes {
            return .failure(BusError(RemoteSession.Refusal.wrongInput, mistakes.description))
        } catch {
            let complaint = error as? Complaint ?? Complaint(error)
            if complaint == RemoteControl.busy {
                return .failure(BusError(RemoteSession.Refusal.busy, complaint.sentence))
            }
            let isWrong = complaint.code == .wrongInput
            return .failure(
                BusError(
                    isWrong ? RemoteSession.Refusal.wrongInput : RemoteSession.Refusal.failed,
                    complaint.sentence))
        }
    }

    private func end(_ outcome: Session.Outcome) {
        let wasSession = playing is Playback
        playing = nil
        if wasSession {
            presence?.end()
            reminders?.sessionEnded()
        }
        if case .failed(let sentence) = outcome.ending {
            DaemonLog.note(.error, sentence)
        } else if let silence = Complaint(silence: outcome) {
            DaemonLog.note(.warning, "Of what was played \(silence.sentence)")
        }
        // What the session used goes back to the system when its threads have ended: the daemon may wait for days.
        leisure.set(at: .now.advanced(milliseconds: Self.untilRest)) { FreedMemory.giveBack() }
    }

    /// In milliseconds.
    private static let untilRest: Int64 = 5_000
}
