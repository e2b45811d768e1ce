/// What the session wants of the audio thread: all of it, not what changed. So an order that was overtaken by a
/// newer one before the thread saw it leaves nothing behind, and the mailbox needs one place only.
public final class Order: Sendable {
    /// Counts the orders of a session, from 1.
    public let serial: Int
    public let program: Program
    public let mode: Mode
    /// The gain of everything, 1 for none.
    public let volume: Float
    /// How many breaks the sender knows of (`OutputStatus.breaks`). After a break the thread stays silent until an order
    /// knows of it: where to go on is the session's to say.
    public let answered: Int
    /// Sounded over whatever plays or, when the sound is to pause, after it fell silent; nil: none was ever asked for.
    public let tone: Tone?

    public enum Mode: Sendable, Hashable {
        case play
        /// Silent within 20 ms, the position kept.
        case pause
        /// As `pause`, and the device is closed at once: the machine is about to sleep.
        case rest
        /// Fade out, play the fade, close.
        case stop
        /// Silent at once, close.
        case cut
    }

    init(serial: Int, program: Program, mode: Mode, volume: Float, answered: Int, tone: Tone? = nil) {
        self.serial = serial
        self.program = program
        self.mode = mode
        self.volume = volume
        self.answered = answered
        self.tone = tone
    }
}
