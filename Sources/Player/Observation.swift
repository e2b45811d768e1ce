import AudioOutput
import Scheduler
import Transport

/// What is to be seen of a session at one moment.
public struct Observation: Sendable, Hashable {
    public var state: Transport.State
    /// The position waits for something that is not ready.
    public var isHolding: Bool
    /// The frame that is heard.
    public var position: Frames
    /// nil while the opening sounds and the rest is being prepared.
    public var timeline: Timeline?
    /// The span of the position.
    public var span: Span?
    /// The cues that began to be heard since the observation before, in order: none is ever missing.
    public var begun: [Cue]
    public var counters: Counters
    /// How the device was set; nil before it is open.
    public var output: PCMSetting?
    /// Why the standard device is not the one that plays: the session is silent.
    public var refusal: OutputError?

    /// What went otherwise than planned, counted from the start.
    public struct Counters: Sendable, Hashable {
        /// The device ran dry.
        public var underruns = 0
        /// The position waited, for a clip or for the plan.
        public var holds = 0
        /// How long it waited in all.
        public var held = Frames.zero
        /// What was silent because it could not be made.
        public var leftOut: [LeftOut] = []

        public init() {}
    }
}
