import Documents
import Practice
import Scheduler
import Voice

private let wording: Wording? = {
    do { return try ShippedVoices.read("en-us").map { Wording($0) } } catch { return nil }
}()

/// A routine file up to its timeline and what is printed of it: what the reader takes, the scheduler can do.
func compileRoutine(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    guard let wording else { preconditionFailure("no voice") }
    let bytes = UnsafeBufferPointer(start: bytes, count: count)
    guard let routine = routine(bytes) else { return 0 }
    let preferences = routine.preferences
    for talk in [Talk.full, .chimes] {
        let score = Score(
            routine: routine, wording: wording, level: preferences.level ?? .full, talk: talk,
            breath: preferences.breath ?? .pattern(.even), pace: preferences.pace ?? .normal)
        let lengths = score.lines().reduce(into: [String: Frames]()) { $0[$1] = Score.estimate($1) }
        do {
            let timeline = try score.compile(lengths)
            check(timeline)
            precondition(!timeline.text().isEmpty && timeline.vtt().hasPrefix("WEBVTT"))
        } catch {
            preconditionFailure("a line was not asked for: \(error.text)")
        }
    }
    return 0
}

private func routine(_ bytes: UnsafeBufferPointer<UInt8>) -> Routine? {
    do throws(Mistakes) { return try RoutineReader().read(bytes, file: "f.yaml") } catch { return nil }
}

private func check(_ timeline: Timeline) {
    var next = Frames.zero
    for span in timeline.spans {
        precondition(span.frame == next && span.frames >= .zero, "a gap between spans")
        next = span.end
    }
    var last = Frames.zero
    var spoken = Frames.zero
    for cue in timeline.cues {
        precondition(cue.frame >= last, "cues out of order")
        last = cue.frame
        guard cue.sound.text != nil else { continue }
        precondition(cue.frame >= spoken, "two are spoken at once")
        spoken = cue.end
    }
}
