import Journal
import Practice
import Scheduler

/// Adds up how long the person really works, from one look at the session to the next.
struct WorkTally {
    private(set) var current: WorkDone?
    private var span: Span?
    private var position = Frames.zero
    private var done = Frames.zero

    /// What one look tells: `finished` is work that is over, `current` goes on.
    mutating func look(_ next: Span?, at position: Frames) -> (finished: WorkDone?, isNew: Bool) {
        defer { self.position = position }
        var finished: WorkDone?
        if let span {
            // Between two looks the position moves on by little; a jump is no work.
            let moved = min(position, span.end) - max(self.position, span.frame)
            if moved > .zero, moved <= Self.largestStep { done += moved }
            current?.done = done.duration
            if next?.frame != span.frame { finished = current }
        }
        let isNew = next?.kind == .work && next?.frame != span?.frame
        if next?.frame != span?.frame { span = nil }
        if isNew, let next, let place = next.place {
            span = next
            done = max(.zero, min(position - next.frame, Self.largestStep))
            current = WorkDone(
                number: (current?.number ?? 0) + 1, place: RoutinePlace(place), done: done.duration,
                planned: next.frames.duration)
        }
        return (finished, isNew)
    }

    /// The work that goes on; nil between works.
    var running: WorkDone? { span == nil ? nil : current }

    private static let largestStep = Frames.seconds(5)
}

extension RoutinePlace {
    init(_ place: Place) {
        self.init(
            entry: place.entry, pose: place.pose, side: place.side, set: place.set,
            repetition: place.repetition, phase: place.phase)
    }
}

extension Frames {
    /// Rounded down to whole milliseconds.
    var duration: Seconds { Seconds(milliseconds: count * 1_000 / Frames.rate) }
}
