import AudioOutput
import Scheduler
import System

/// One look at a session that plays: what is heard, and when that was.
struct Look: Sendable, Hashable {
    /// The frame that is heard.
    var heard: Frames
    /// On a clock that counts the machine's sleep too, as a body does.
    var time: MonotonicTime

    /// Now, on that clock.
    static var now: MonotonicTime {
        MonotonicTime(nanoseconds: MonotonicTime.now.nanoseconds + SystemClock().slept)
    }
}
