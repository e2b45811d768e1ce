import Scheduler

/// A cue that was silent because its sound could not be made.
public struct LeftOut: Sendable, Hashable {
    public var cue: Cue
    /// What the one who should have made it says.
    public var reason: String

    public init(cue: Cue, reason: String) {
        self.cue = cue
        self.reason = reason
    }
}
