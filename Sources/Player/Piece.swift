import Audio
import AudioOutput
import Practice
import Scheduler
import Transport

/// One program of the audio thread, and what it means: which arrangement of the session it plays, and what is said before.
struct Piece {
    var program: Program
    /// nil while the opening sounds and the rest is being prepared.
    var arrangement: Arrangement?
    var aside: Timeline?
    /// Where the body is before the aside leads it elsewhere.
    var from: Position?

    /// What is heard of the aside, and where the body is in it; nil once its way has been gone.
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
