import Scheduler

/// A piece of a session as players call it: the opening, a pose or a person's own words with all that belongs to it,
/// or the closing.
struct Track: Sendable, Hashable {
    /// The number of the session in this process: an id of another one is stale.
    var session: Int
    /// Of the routine, 0-based; nil in the opening and the closing.
    var entry: Int?
    var pose: String?
    var title: String
    var start: Frames
    var end: Frames

    /// What lies at `frame`; the last track from the end on, nil in a timeline without spans.
    init?(at frame: Frames, of timeline: Timeline, session: Int, titles: Titles) {
        let spans = timeline.spans
        guard !spans.isEmpty else { return nil }
        let index = timeline.spanIndex(at: max(.zero, frame)) ?? spans.count - 1
        let entry = spans[index].place?.entry
        var first = index
        var last = index
        while first > 0, spans[first - 1].place?.entry == entry { first -= 1 }
        while last + 1 < spans.count, spans[last + 1].place?.entry == entry { last += 1 }
        self.session = session
        self.entry = entry
        pose = spans[index].place?.pose
        start = spans[first].frame
        end = spans[last].end
        if let pose, let entry {
            title = titles.title(ofEntry: entry, pose: pose)
        } else if entry == nil {
            title = first == 0 ? "Opening" : "Closing"
        } else {
            let words = timeline.cues[timeline.cueIndex(from: start)..<timeline.cueIndex(from: end)]
            title = words.lazy.compactMap(\.sound.text).first ?? "Words"
        }
    }

    var length: Frames { end - start }

    /// The same for as long as the track plays, and never that of another.
    var path: String {
        let name = entry.map { "entry\($0)" } ?? (start == .zero ? "opening" : "closing")
        return "\(Self.root)/session\(session)/\(name)"
    }

    static let root = "/org/backtalk/track"
}

extension Frames {
    /// Rounded down.
    var microseconds: Int64 { count * 125 / 6 }

    /// The frame at a time of the session, from its start; the time is bounded first, so that nothing overflows.
    init(microseconds: Int64) {
        let most: Int64 = 1_000_000 * 3_600 * 24
        self.init(min(max(microseconds, -most), most) * 6 / 125)
    }
}
