import Practice
import Scheduler

/// The work of one set on one side (on both where they alternate): what a person counts as one thing to get through.
struct WorkStretch {
    let sets: Int
    /// On each side.
    let repetitions: Int
    let done: Frames
    let whole: Frames

    /// The stretch that `position` lies in, or that comes next in the same pose; nil where there is none.
    init?(in timeline: Timeline, at position: Frames) {
        guard let index = timeline.spanIndex(at: position), let entry = timeline.spans[index].place?.entry
        else { return nil }
        let spans = timeline.spans
        var low = index
        while low > 0, spans[low - 1].place?.entry == entry { low -= 1 }
        var high = index
        while high + 1 < spans.count, spans[high + 1].place?.entry == entry { high += 1 }
        let work = spans[low...high].filter { $0.kind == .work }
        guard let here = Self.subject(spans[index], work, position) else { return nil }
        sets = work.compactMap { $0.place?.set }.max() ?? 1
        let set = work.filter { $0.place?.set == here.place?.set }
        let side = set.filter { $0.place?.side == here.place?.side }
        repetitions = side.compactMap { $0.place?.repetition }.max() ?? 1
        let stretch = Self.isAlternating(set) ? set : side
        whole = stretch.reduce(.zero) { $0 + $1.frames }
        done = stretch.reduce(.zero) { $0 + min($1.frames, max(.zero, position - $1.frame)) }
    }

    /// The work that is done, or was before this rest, or will be after these words.
    private static func subject(_ span: Span, _ work: [Span], _ position: Frames) -> Span? {
        switch span.kind {
        case .work: span
        case .rest: work.last { $0.frame <= position }
        default: work.first { $0.frame > position }
        }
    }

    private static func isAlternating(_ set: [Span]) -> Bool {
        guard let first = set.first?.place, first.side != nil else { return false }
        let other = set.first { $0.place?.side != first.side }?.place
        let last = set.last { $0.place?.side == first.side }?.place
        return other?.repetition == 1 && (last?.repetition ?? 1) > 1
            && set.first { $0.place?.repetition == 2 }?.place?.side == first.side
            && set.prefix { $0.place?.side == first.side }.allSatisfy { $0.place?.repetition == 1 }
    }
}
