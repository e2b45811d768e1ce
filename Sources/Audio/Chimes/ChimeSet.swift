import Practice
import Scheduler

/// Which chimes a session has.
public struct ChimeSet: Sendable, Hashable {
    public var family: ChimeFamily
    /// Semitones up or down, within `ChimeWishes.pitchRange`.
    public var pitch: Int
    /// Sound files of a person's own, in place of ours.
    public var own: [ChimeRole: String]

    public init(family: ChimeFamily = .mixed, pitch: Int = 0, own: [ChimeRole: String] = [:]) {
        self.family = family
        self.pitch = pitch
        self.own = own
    }
}
