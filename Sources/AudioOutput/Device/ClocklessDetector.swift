import System

/// Tells a device without a clock: in its first second it takes more than a buffer and what could have been played.
struct ClocklessDetector: Sendable {
    var buffer = 0
    private var began: MonotonicTime?
    private var written: Int64 = 0

    init(buffer: Int = 0) { self.buffer = buffer }

    /// More than any device is ahead of its clock; a clock that runs fast by a thousandth needs 8 minutes for it.
    private static let tolerance = Int64(24_000)

    mutating func clear() {
        began = nil
        written = 0
    }

    mutating func confirmed(byWriting frames: Int, at now: MonotonicTime) -> Bool {
        let began = self.began ?? now
        self.began = began
        written += Int64(frames)
        let played = now.frames(since: began)
        return played < 48_000 && written > Int64(buffer) + played + Self.tolerance
    }
}
