import Player
import Scheduler
import Synchronization

/// Collects what a session lets be seen, and answers it.
final class Audience: Sendable {
    private let seen = Mutex<[Observation]>([])

    var observations: [Observation] { seen.withLock { $0 } }
    var begun: [Cue] { observations.flatMap(\.begun) }

    func watch(_ observation: Observation) { seen.withLock { $0.append(observation) } }
}
