import Audio
import Scheduler

/// Where the audio thread is. Each value tells everything, so one that is missed is made good by the next.
public struct OutputStatus: Sendable, Hashable {
    /// The newest order that was carried out.
    public var serial = 0
    public var phase = Phase.opening
    /// When the positions were read.
    public var time = MonotonicTime(nanoseconds: 0)
    /// The session frame up to which the device has everything.
    public var written = Frames.zero
    /// The session frame that is heard now.
    public var heard = Frames.zero
    /// So many frames of silence are heard before that frame goes on: pre-roll, or waiting.
    public var standing = Frames.zero
    /// The position waits for a clip, or for the rest of the plan.
    public var isHolding = false
    /// How often the position waited.
    public var holds = 0
    /// How long it waited in all; silence that was written in place of the session.
    public var held = Frames.zero
    /// How often the device ran dry. Session frames are not lost by it: the rest comes later.
    public var underruns = 0
    /// What the device was set to; nil before it is open.
    public var setting: PCMSetting?
    /// Which of the devices that were offered it is.
    public var device = 0
    /// Why the first device did not open, if another took its place.
    public var refusal: OutputError?
    /// When the first frame was handed to the device.
    public var firstWrite: MonotonicTime?

    public enum Phase: Sendable, Hashable {
        case opening, playing, paused
        /// The end was written and is being heard.
        case draining
        /// Nothing comes after these.
        case over(End)
    }

    public enum End: Sendable, Hashable {
        /// The last frame of the plan was heard.
        case finished
        /// As ordered.
        case stopped
        /// The device is gone, or none could be opened.
        case lost(OutputError)
    }

    public init() {}
}
