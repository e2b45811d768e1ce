import Journal
import Practice
import Scheduler

/// Adds up how long the person really works, from one look at the session to the next.
struct WorkTally {
    private(set) var current: WorkDone?
    private var span: Span?
    private var position = Frames.zero
    private var done = Frames.zero
    private var notCounted = Frames.zero

    /// What one look tells: `finished` is work that is over, `isNew` that another one began.
    ///
    /// - Parameter isMoved: the position did not come here by playing.
    mutating func look(_ next: Span?, at position: Frames, isMoved: Bool) -> (
        finished: WorkDone?, isNew: Bool
    ) {
        defer { self.position = position }
        // An edit makes a span longer or shorter: it stays the same work.
        let isSame = span.map { $0.frame == next?.frame && $0.place == next?.place } ?? false
        let finished = goOn(to: position, isMoved: isMoved, isSame: isSame)
        if isSame {
            span = next
            if let next { current?.planned = next.frames.duration }
            return (nil, false)
        }
        span = nil
        guard let next, next.kind == .work, let place = next.place else { return (finished, false) }
        span = next
        done = isMoved ? .zero : max(.zero, min(position - next.frame, Self.largestStep))
        notCounted = .zero
        current = WorkDone(
            number: (current?.number ?? 0) + 1, place: RoutinePlace(place), done: done.duration,
            planned: next.frames.duration)
        return (finished, true)
    }

    /// Counts what passed since the last look; the work itself where that is over.
    private mutating func goOn(to position: Frames, isMoved: Bool, isSame: Bool) -> WorkDone? {
        guard let span else { return nil }
        let passed = min(position, span.end) - max(self.position, span.frame)
        if passed > .zero, passed <= Self.largestStep, !isMoved {
            done += passed
        } else if isSame, position < self.position {
            // It is done again, and counts once.
            let again = min(self.position - position, done)
            done = done - again
            notCounted += again
        }
        current?.done = done.duration
        current?.notCounted = notCounted.duration
        return isSame ? nil : current
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
