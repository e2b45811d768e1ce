import Audio
import Scheduler
import System

/// Where the audio thread is. Each value tells everything, so one that is missed is made good by the next.
public struct OutputStatus: Sendable, Hashable {
    /// The newest order that was carried out.
    public var serial = 0
    /// The number of the newest program that was installed; positions are in its plan.
    public var program = 0
    public var phase = Phase.opening
    /// When the positions were read.
    public var time = MonotonicTime(nanoseconds: 0)
    /// The session frame up to which the device has everything.
    public var written = Frames.zero
    /// The session frame that is heard now.
    public var heard = Frames.zero
    /// So many frames of silence are heard before that frame goes on: pre-roll, waiting, an aside.
    public var standing = Frames.zero
    /// How much of the aside has been heard; nil when the session itself is at the ear.
    public var aside: Frames?
    /// The position waits for a clip, or for the rest of the plan.
    public var isHolding = false
    /// How often the position waited.
    public var holds = 0
    /// How long it waited in all; silence that was written in place of the session.
    public var held = Frames.zero
    /// How often the device ran dry. Session frames are not lost by it: the rest comes later.
    public var underruns = 0
    /// How often the sound broke off; after each the thread waits for an order that knows of it.
    public var breaks = 0
    /// Why it last did.
    public var lastBreak: Break?
    /// The device is held open.
    public var isOpen = false
    /// Since when the device has been away; nil while it is there, or is not wanted.
    public var waitingSince: MonotonicTime?
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
        /// The device is away, and is looked for; or it is back, and the session's order is awaited.
        case waiting
        /// The end was written and is being heard.
        case draining
        /// Nothing comes after these.
        case over(End)

        /// The device is given sound, or still has some.
        public var isPlaying: Bool { self == .playing || self == .draining }
    }

    public enum Break: Sendable, Hashable {
        /// The device is gone; it is looked for as long as it is wanted.
        case lost(OutputError)
        /// The machine slept; the device is closed, and stays so until it is wanted again.
        case slept
    }

    /// It has ended; the device is closed after that.
    public var isOver: Bool {
        if case .over = phase { return true }
        return false
    }

    /// It has ended, and the device is closed: nothing comes after this.
    public var isLast: Bool { isOver && !isOpen }

    public enum End: Sendable, Hashable {
        /// The last frame of the plan was heard.
        case finished
        /// As ordered.
        case stopped
        /// None of the devices could be opened at the start.
        case lost(OutputError)
    }

    public init() {}
}
