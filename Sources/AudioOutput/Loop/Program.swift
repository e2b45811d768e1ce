import Audio
import Scheduler

/// What is to be played, and from where: one installing in the mixer.
public struct Program: Sendable {
    /// Counts the installings of a session. A program with the number of the one before it is that one, and where it is
    /// is the audio thread's to know.
    public var number: Int
    public var plan: MixPlan
    /// The frame to go on from, cut at the device so that it is heard at once; nil: from where the plan before is, without
    /// a cut, and the aside goes on too.
    public var start: Frames?
    /// How `start` is entered when it lies in the middle of a cue.
    public var entry: Mixer.Entry
    /// Lines outside the timeline: played whole before `plan` goes on at `start`. The session's position stands still
    /// in it.
    public var aside: MixPlan?

    public init(
        _ plan: MixPlan, number: Int, start: Frames? = nil, entry: Mixer.Entry = .resume,
        aside: MixPlan? = nil
    ) {
        self.plan = plan
        self.number = number
        self.start = start
        self.entry = entry
        self.aside = aside
    }
}
