import System

/// Time that passes as sound, at 48 kHz.
extension MonotonicTime {
    /// This moment and as long as `frames` sound, rounded up: after it they have sounded.
    public func advanced(frames: Int64) -> MonotonicTime {
        MonotonicTime(nanoseconds: nanoseconds + (frames * 62_500 + 2) / 3)
    }

    /// The number of whole frames that sound from `earlier` to this moment.
    public func frames(since earlier: MonotonicTime) -> Int64 {
        (nanoseconds - earlier.nanoseconds) * 3 / 62_500
    }
}
