import Player
import Scheduler
import Synchronization
import System

/// The sound of a reminder: a chime that fades in, and its sentence. No session: it holds no lock and keeps no journal.
final class ReminderSound: Performance {
    private let session: Session
    private let turned = Turned()

    /// Whose volume is turned: the session, which is made after what it calls.
    private final class Turned: Sendable {
        let session = Mutex<Session?>(nil)
    }

    /// - Throws: where the person's device is not there: a reminder comes from no other.
    init(_ reminder: SpokenReminder, speaks: Bool, on loop: PollLoop) throws {
        let steps = Mutex(Self.fade[...])
        let turned = self.turned
        var setup = try reminder.setup(speaks: speaks) { DaemonLog.note(.warning, $0) }
        setup.volume = Volume(decibels: Self.softest)
        session = Session(setup, loop: loop) { observation in
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
