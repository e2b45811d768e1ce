import Desktop
import Foundation
import Player
import Practice
import Reminders
import System

/// Carries out on the daemon's loop what reminders want: one alarm, and otherwise nothing while nothing is due.
actor ReminderDesk {
    nonisolated let loop: PollLoop
    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    private let directories: Directories
    private let bell: any ReminderBell
    private let desktop: any ReminderDesktop
    private let memory: any ReminderMemory
    private let voice: any ReminderVoice
    private let stage: Stage
    private let files: PlaceWatch?
    private var watch: ReminderWatch

    /// Where sessions and reminders are heard.
    struct Stage: Sendable {
        /// Plays a session of this routine, or the usual one.
        var begin: @Sendable (_ routine: String?) -> Void
        /// Sounds a reminder.
        var play: @Sendable (any Performance) -> Void
    }

    init(
        on loop: PollLoop, directories: Directories, bell: any ReminderBell, desktop: any ReminderDesktop,
        memory: any ReminderMemory, voice: any ReminderVoice, stage: Stage
    ) {
        self.loop = loop
        self.directories = directories
        self.bell = bell
        self.desktop = desktop
        self.memory = memory
        self.voice = voice
        self.stage = stage
        files = PlaceWatch(directories.configFile, contents: true)
        watch = ReminderWatch(ReminderSettings(), zone: bell.zone, at: bell.reading)
    }

    // MARK: - What the daemon tells, on the loop

    nonisolated func start() {
        assumeIsolated { me in
            me.bell.watch(on: me.loop) { me.assumeIsolated { $0.take(.rang) } }
            if let files = me.files {
                me.loop.watch(files.descriptor) { me.assumeIsolated { $0.fileChanged() } }
            }
        }
        read()
    }

    nonisolated func take(_ event: Reminding.Event) { assumeIsolated { $0.take(.happened(event)) } }

    /// The journal has rests or snoozes that are new, or the reminders are others.
    nonisolated func read() {
        assumeIsolated {
            $0.readSettings()
            $0.readJournal { _ in [] }
        }
    }

    /// A session was played to its end, or not.
    nonisolated func sessionEnded() {
        assumeIsolated { me in
            me.readJournal { record in
                // Without a journal nobody knows; reminders go on all the same.
                [.sessionEnded(done: record?.done ?? me.assumeIsolated { $0.watch.reminding.gate.done })]
            }
        }
    }

    // MARK: - What comes in

    private func take(_ input: ReminderWatch.Input) {
        for deed in watch.take(input, zone: bell.zone, at: bell.reading) { carryOut(deed) }
        desktop.offer(watch.reminding.gate.isOpen)
        bell.ring(at: watch.alarm)
    }

    private func fileChanged() { if files?.take() == true { readSettings() } }

    /// The last good ones stay where there is a mistake.
    private func readSettings() {
        do {
            take(.happened(.settings(try ReminderShelf(directories: directories).read().settings)))
        } catch {
            DaemonLog.note(.warning, "The reminders stay as they were", error)
        }
    }

    /// - Parameter events: what follows from it, on the loop; nil: it could not be read.
    private func readJournal(_ events: @escaping @Sendable (ReminderRecord?) -> [Reminding.Event]) {
        memory.read(at: bell.reading.wall, zone: bell.zone) { record in
            self.loop.post {
                for event in events(record) { self.take(event) }
                if let record { self.assumeIsolated { $0.take(.read(record)) } }
            }
        }
    }

    // MARK: - What is wanted

    private func carryOut(_ deed: ReminderWatch.Deed) {
        switch deed {
        case .look: desktop.look { conditions in self.assumeIsolated { $0.take(.seen(conditions)) } }
        case .give(let reminder, let speaks): give(reminder, speaks: speaks)
        case .withdraw: desktop.withdraw()
        case .begin(let routine): stage.begin(routine)
        case .note(let notes): memory.keep(notes, at: bell.reading.wall, zone: bell.zone)
        }
    }

    private func give(_ reminder: Reminder, speaks: Bool) {
        voice.prepare(reminder, speaks: speaks, on: loop) { prepared in
            self.loop.post { self.assumeIsolated { $0.present(prepared, for: reminder) } }
        }
    }

    /// It took a moment to prepare: it may have been answered by then.
    private func present(_ prepared: PreparedReminder, for reminder: Reminder) {
        guard case .asking(reminder, _, _) = watch.reminding.gate.state else { return }
        desktop.notify(prepared.notice) { answer in
            if let event = Reminding.Event(answer) { self.take(event) }
        }
        if let sound = prepared.sound { stage.play(sound) }
    }
}
