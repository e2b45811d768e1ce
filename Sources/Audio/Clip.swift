import Scheduler

/// A sound of its own: 16-bit mono at 48 kHz, never changed once made.
public struct Clip: Sendable, Hashable {
    public let samples: [Int16]

    public init(samples: [Int16]) { self.samples = samples }

    public var frames: Frames { Frames(Int64(samples.count)) }
}
