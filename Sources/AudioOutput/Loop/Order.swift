import Audio

/// What the session wants of the audio thread: all of it, not what changed. So an order that was overtaken by a
/// newer one before the thread saw it leaves nothing behind, and the mailbox needs one place only.
public final class Order: Sendable {
    /// Counts the orders of a session, from 1.
    public let serial: Int
    /// What to play. The first plan plays from frame 0; one that replaces another goes on where that one is.
    public let plan: MixPlan
    public let mode: Mode

    public enum Mode: Sendable, Hashable {
        case play
        /// Silent within 20 ms, the position kept.
        case pause
        /// Fade out, play the fade, close.
        case stop
        /// Silent at once, close.
        case cut
    }

    init(serial: Int, plan: MixPlan, mode: Mode) {
        self.serial = serial
        self.plan = plan
        self.mode = mode
    }
}
