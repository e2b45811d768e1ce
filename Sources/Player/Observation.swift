import AudioOutput
import Scheduler
import System

/// What is to be seen of a session at one moment.
public struct Observation: Sendable, Hashable {
    public var state: State
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
    public var volume: Volume
    /// Lines outside the timeline are heard; `position` is where it goes on after them.
    public var aside: Aside?
    /// Since the observation before the position was moved: the only way in which it goes back. What is heard again is
    /// told in `begun` again.
    public var moved: Move?
    /// A wish for more or less was carried out since the observation before, and this came of it.
    public var changed: Edit.Change?
    /// Why it is paused, where no person asked for it.
    public var interruption: Move.Reason?
    /// The device is away; nil at other times.
    public var waiting: Waiting?
    public var counters: Counters
    /// How the device was set; nil before it is open.
    public var output: PCMSetting?
    /// The device is held open, as it is for the first seconds of a pause.
    public var holdsDevice = false
    /// Why the standard device is not the one that plays: the session is silent.
    public var refusal: OutputError?

    /// The state of the session, as everyone may know it.
    public enum State: Sendable, Hashable, CaseIterable {
        /// The opening sounds, the timeline is being made.
        case starting
        case playing
        /// Silent, and the position stands still.
        case paused
        /// The device is away; it is looked for, and the session goes on by itself when it is back.
        case waiting
        /// The sound is fading out; the end of the output is awaited.
        case stopping
        /// For good.
        case ended
    }

    public struct Move: Sendable, Hashable {
        public var to: Frames
        public var reason: Reason

        public init(to: Frames, reason: Reason) {
            self.to = to
            self.reason = reason
        }

        public enum Reason: Sendable, Hashable {
            /// By a command.
            case asked
            /// What was sounding when the device went away is heard again.
            case deviceLost
            /// What was sounding when the machine went to sleep is heard again.
            case slept
            /// What was sounding when the headphones, or whatever it was heard on, were taken away is heard again.
            case unplugged
        }
    }

    public struct Aside: Sendable, Hashable {
        public var timeline: Timeline
        /// The frame of it that is heard.
        public var position: Frames
        /// Its cues that began to be heard since the observation before, in order.
        public var begun: [Cue]
    }

    public struct Waiting: Sendable, Hashable {
        /// When the device went away, or began to fail.
        public var since: MonotonicTime
        /// What it, or the last try to open it, says.
        public var reason: OutputError
    }

    /// What went otherwise than planned, counted from the start.
    public struct Counters: Sendable, Hashable {
        /// The device ran dry.
        public var underruns = 0
        /// The sound broke off: the device was lost, or the machine slept.
        public var breaks = 0
        /// The position waited, for a clip or for the plan.
        public var holds = 0
        /// How long it waited in all.
        public var held = Frames.zero
        /// What was silent because it could not be made.
        public var leftOut: [LeftOut] = []

        public init() {}
    }
}
