import Practice
import Scheduler

/// What the screen of a session says, before it is laid out.
struct ScreenContent: Sendable, Hashable {
    /// The routine; nil while the session is being prepared.
    var routine: String?
    var level: Level?
    /// When the session ends if it goes on now, by the clock on the wall: "14:05".
    var end: String?
    /// The pose, as the voice names it; at other times what part of the session it is.
    var pose: String?
    /// "left side", "set 1 of 2", "on the way", …
    var doing: [String] = []
    var next: String?
    /// The sentence last begun.
    var spoken: String?
    /// What is out of the ordinary now, in whole sentences; the first of them is the state.
    var state: [String] = []
    /// What happened and stays true.
    var notes: [String] = []
    /// Until the first work begins.
    var firstSafety: [String] = []
    var safety: [String] = []
    var isHelpShown = false

    // What moves by itself.
    var work: Gauge?
    /// Several repetitions, not one hold.
    var isWorkRepeated = false
    var breath: BreathMoment?
    var session: Gauge?
    var endMoment: ClockTime?

    /// The same without what moves by itself: as long as this stays, there is no hurry to draw.
    var still: ScreenContent {
        var still = self
        still.work = nil
        still.breath = nil
        still.session = nil
        still.endMoment = nil
        return still
    }
}
