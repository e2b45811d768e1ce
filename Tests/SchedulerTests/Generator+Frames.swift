import Scheduler

extension Generator {
    /// Frames of a timeline: spread over it, and at and beside the edges of its spans and cues.
    mutating func frames(of timeline: Timeline) -> [Frames] {
        let last = Int(timeline.frames.count) - 1
        var frames = (0..<12).map { _ in Int64(int(0...last)) }
        for _ in 0..<8 {
            let span = pick(timeline.spans)
            let cue = pick(timeline.cues)
            let edges = [span.frame, span.end, cue.frame, cue.end].map(\.count)
            frames.append(pick(edges) + Int64(int(-1...1)))
        }
        return frames.map { Frames(min(max($0, 0), Int64(last))) }
    }
}
