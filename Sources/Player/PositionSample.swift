import AudioOutput
import Scheduler
import System

/// The frame that is heard of a session that plays, and the moment at which it is.
struct PositionSample: Sendable, Hashable {
    /// The frame that is heard.
    var heard: Frames
    /// On a clock that counts the machine's sleep too, as a body does.
    var time: MonotonicTime

    /// Now, on that clock.
    static var now: MonotonicTime {
        MonotonicTime(nanoseconds: MonotonicTime.now.nanoseconds + SystemClock().slept)
    }
}
