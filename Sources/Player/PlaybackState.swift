import AudioOutput
import Scheduler
import System

/// The state of a session that plays. While its timeline is not there yet, `playing` plays the opening.
enum PlaybackState: Sendable, Hashable {
    case playing
    /// Asked to go on, and silent until what was made ready for it can be heard.
    case resuming
    /// Silent, and the position stands still.
    case paused(Pause)
    /// The device is away; it is looked for, and the session goes on by itself when it is back.
    case waiting(Standstill)
    /// The sound is fading out; the end of the output is awaited, at the latest until the deadline.
    case stopping(deadline: MonotonicTime)
    /// For good: nothing leads out of it.
    case ended(Ending)

    struct Pause: Sendable, Hashable {
        var standstill: Standstill
        var cause: Cause
        /// The machine is about to sleep: the device is closed at once.
        var releasesDevice = false

        enum Cause: Sendable, Hashable {
            /// A person's wish, or that of a machine that is about to sleep.
            case command
            /// The machine slept.
            case slept
            /// Headphones, or whatever it was heard on, were taken away.
            case unplugged
        }
    }

    /// Nothing is to come of the session any more but its end.
    var isEnding: Bool {
        switch self {
        case .stopping, .ended: true
        case .playing, .resuming, .paused, .waiting: false
        }
    }

    var isPaused: Bool { if case .paused = self { true } else { false } }
    var isWaiting: Bool { if case .waiting = self { true } else { false } }

    /// The standing still, where it does; set where it does not, it changes nothing.
    var standstill: Standstill? {
        get {
            switch self {
            case .paused(let pause): pause.standstill
            case .waiting(let standstill): standstill
            case .playing, .resuming, .stopping, .ended: nil
            }
        }
        set {
            guard let newValue else { return }
            switch self {
            case .paused(var pause):
                pause.standstill = newValue
                self = .paused(pause)
            case .waiting: self = .waiting(newValue)
            case .playing, .resuming, .stopping, .ended: break
            }
        }
    }

    /// The mode that the audio thread is ordered to be in.
    var mode: Order.Mode {
        switch self {
        case .playing, .waiting: .play
        case .resuming: .pause
        case .paused(let pause): pause.releasesDevice ? .rest : .pause
        case .stopping: .stop
        case .ended: .cut
        }
    }
}

/// The time for which a session has stood still, and what has been made ready for its going on.
struct Standstill: Sendable, Hashable {
    var since: MonotonicTime
    /// The length of pause that it was made ready for.
    var prepared = PauseLength.moment

    init(since: MonotonicTime) { self.since = since }

    /// The length that the pause has reached by now, if that is more than it was made ready for.
    func grown(at time: MonotonicTime, breath: Frames) -> PauseLength? {
        let now = PauseLength(Frames(time.frames(since: since)), breath: breath)
        return now > prepared ? now : nil
    }

    /// The time until it becomes more than it was made ready for; nil: never.
    func rest(at time: MonotonicTime, breath: Frames) -> Frames? {
        let passed = Frames(time.frames(since: since))
        return PauseLength.allCases.first { $0 > prepared }.map {
            max(.zero, $0.begin(breath: breath) + Frames(1) - passed)
        }
    }
}
