import Player
import Scheduler
import Synchronization

/// The sound of a reminder: a chime that fades in, and its sentence. No session: it holds no lock and keeps no journal.
final class ReminderSound: Performance {
    private let session: Session
    private let turned = Turned()

    /// Whose volume is turned: the session, which is made after what it calls.
    private final class Turned: Sendable {
        let session = Mutex<Session?>(nil)
    }

    init(_ reminder: SpokenReminder, speaks: Bool, setup: PreparedSound, on loop: PollLoop) throws {
        let sound = try reminder.sound(speaks: speaks)
        let steps = Mutex(Self.fade[...])
        let turned = self.turned
        session = Session(
            Session.Setup(
                device: setup.device, preroll: setup.preroll, volume: Volume(decibels: Self.softest),
                clips: reminder.sounds(report: { DaemonLog.note(.warning, $0) }),
                prepare: { Beginning(sound) }, lengths: { _ in [:] }),
            loop: loop
        ) { observation in
            let step = steps.withLock { steps in
                steps.first.map { $0.from <= observation.position } == true ? steps.popFirst() : nil
            }
            if let step { turned.session.withLock { $0 }?.send(.volume(Volume(decibels: step.decibels))) }
        }
        turned.session.withLock { [session] in $0 = session }
    }

    func run() -> Session.Outcome {
        // They hold each other until then.
        defer { turned.session.withLock { $0 = nil } }
        return session.run()
    }

    func stop() { session.send(.stop) }

    private static let softest = -30
    /// It shall wake nobody up, and startle nobody: from hardly heard to its own loudness in two seconds.
    private static let fade: [(from: Frames, decibels: Int)] = [
        (.zero, -24), (.milliseconds(400), -18), (.milliseconds(800), -13), (.milliseconds(1_200), -9),
        (.milliseconds(1_600), -6),
    ]
}

/// How a reminder is heard.
struct PreparedSound: Sendable {
    var device: OutputDevice
    var preroll: Frames

    init(_ preparation: Preparation) {
        let configured = preparation.configuration
        device = configured.device.map { .named($0) } ?? .standard
        preroll = .milliseconds(Int64(configured.preroll ?? Settings.usualPreroll))
    }
}
