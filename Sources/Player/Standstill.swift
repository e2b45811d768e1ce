import AudioOutput
import Scheduler
import System
import Transport

/// For how long a session has stood still, and what has been made ready for its going on.
struct Standstill: Sendable, Hashable {
    /// nil while it plays.
    private(set) var since: MonotonicTime?
    /// What it was made ready for.
    private(set) var ready = Stillness.moment
    /// When the session was last seen playing.
    private var seen: MonotonicTime?

    mutating func look(at time: MonotonicTime) { seen = time }

    /// - Parameter slept: the machine did, which is told after it woke: it stood still since it was last seen.
    mutating func begin(at time: MonotonicTime, slept: Bool) {
        guard since == nil else { return }
        since = slept ? seen ?? time : time
        ready = .moment
    }

    mutating func end() {
        since = nil
        ready = .moment
    }

    /// What was made ready is out of date.
    mutating func forget() { ready = .moment }

    /// What it has become by now, if that is more than it was made ready for.
    mutating func grow(at time: MonotonicTime, breath: Frames) -> Stillness? {
        guard let since else { return nil }
        let now = Stillness(Frames(time.frames(since: since)), breath: breath)
        guard now > ready else { return nil }
        ready = now
        return now
    }

    /// How long until it becomes more than it was made ready for; nil: never.
    func rest(at time: MonotonicTime, breath: Frames) -> Frames? {
        guard let since else { return nil }
        let passed = Frames(time.frames(since: since))
        return Stillness.allCases.first { $0 > ready }.map {
            max(.zero, $0.begin(breath: breath) + Frames(1) - passed)
        }
    }
}
