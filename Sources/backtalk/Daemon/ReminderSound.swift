import Player
import Scheduler
import Synchronization

/// The sound of a reminder: a chime that fades in, and its sentence. No session: it holds no lock and keeps no journal.
final class ReminderSound: Performance {
    private let session: Session

    init(_ reminder: SpokenReminder, speaks: Bool, setup: PreparedSound, on loop: PollLoop) throws {
        let sound = try reminder.sound(speaks: speaks)
        let steps = Mutex(Self.fade[...])
        let late = Mutex<Session?>(nil)
        session = Session(
            Session.Setup(
                device: setup.device, preroll: setup.preroll, volume: Volume(decibels: Self.softest),
                clips: reminder.sounds, prepare: { Beginning(sound) }, lengths: { _ in [:] }),
            loop: loop
        ) { observation in
            let step = steps.withLock { steps in
                steps.first.map { $0.from <= observation.position } == true ? steps.popFirst() : nil
            }
            if let step { late.withLock { $0 }?.send(.volume(Volume(decibels: step.decibels))) }
        }
        late.withLock { [session] in $0 = session }
    }

    func run() -> Session.Outcome { session.run() }
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
