import Audio
import AudioOutput
import Practice
import Scheduler

/// One program of the audio thread, and what it means: which arrangement of the session it plays, and what is said before.
struct QueuedProgram {
    var program: Program
    /// nil while the opening sounds and the rest is being prepared.
    var arrangement: Arrangement?
    var aside: Timeline?
    /// The position of the body before the aside leads it elsewhere.
    var from: Position?
    /// When it is installed, a tone says that the request was heard.
    var hasTone = false
    /// It begins elsewhere than the opening leads to: it waits for the end of the opening.
    var waitsForOpening = false

    /// The position of the body while that frame of the aside is heard; nil once its way has been gone.
    func position(atAside frame: Frames) -> Position? {
        guard let from, let way = aside?.spans.last(where: { $0.kind == .transition }) else { return nil }
        return frame < way.end ? from : nil
    }

    /// Whether the aside may not have been heard to the end of its words when the sound broke off, though the session was taken
    /// to be at `heard` again.
    func isAsideDoubtful(at heard: Frames) -> Bool {
        guard let start = program.start, let aside, let last = aside.cues.map(\.end).max() else {
            return false
        }
        return aside.frames - last + heard - start < Timeline.doubt
    }
}
