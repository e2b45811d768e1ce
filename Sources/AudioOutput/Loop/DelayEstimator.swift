import System

/// How many of the frames that it was given a device has played, as far as that can be believed.
///
/// Devices say how much is still to be heard, and some say nonsense. No device plays faster than time passes, and none plays
/// backwards: what contradicts this is not believed, so a frame is never taken for heard too early.
struct DelayEstimator {
    /// Heard for sure, at `time`.
    private(set) var heard: Int64 = 0
    private var time: MonotonicTime?
    /// When the device last said something credible, if only that it stands still.
    private var asked: MonotonicTime?
    /// It stood still between the last two answers.
    private var isStanding = false
    /// Answers closer together than this say nothing about that; 20 ms.
    private static let shortest: Int64 = 960

    /// What lies behind a buffer at most, in frames: 2 s. Bluetooth takes up to half of it.
    private static let farthest: Int64 = 96_000

    /// The device was emptied.
    mutating func restart() {
        heard = 0
        time = nil
        asked = nil
        isStanding = false
    }

    /// The device begins to play, or goes on after a pause: time counts from now.
    mutating func begin(at now: MonotonicTime) {
        time = now
        asked = now
        isStanding = false
    }

    var hasBegun: Bool { time != nil }

    /// - Parameters:
    ///   - delay: what the device says is still to be heard; negative if it does not know.
    ///   - written: the frames that it was given.
    ///   - buffer: how many it holds.
    mutating func hear(delay: Int, of written: Int64, buffer: Int, at now: MonotonicTime) -> Int64 {
        guard let time else { return 0 }
        guard delay >= 0, Int64(delay) <= Int64(buffer) + Self.farthest else {
            return estimate(of: written, at: now)
        }
        let elapsed = max(0, now.frames(since: time))
        // No card's clock is fast by a thousandth.
        let most = min(written, heard + elapsed + elapsed / 1_024 + 1)
        let since = now.frames(since: asked ?? time)
        let said = min(written - Int64(delay), most)
        if said > heard {
            heard = said
            self.time = now
            isStanding = false
        } else if since >= Self.shortest {
            isStanding = written > heard
        }
        if since >= Self.shortest || !isStanding { asked = now }
        return heard
    }

    /// What must have been heard by now if the device went on playing since it was last asked. One that stood still then
    /// did not: rather too little than too much. But one that ran dry has played.
    func estimate(of written: Int64, at now: MonotonicTime, ranDry: Bool = false) -> Int64 {
        guard let asked, ranDry || !isStanding else { return heard }
        return max(heard, min(written, heard + max(0, now.frames(since: asked))))
    }
}
