/// What is where in a timeline.
extension Timeline {
    /// The index of the span that holds `frame`; nil before frame 0 and from the end on.
    public func spanIndex(at frame: Frames) -> Int? {
        let index = Self.firstIndex(below: spans.count) { spans[$0].end > frame }
        return index < spans.count && spans[index].frame <= frame ? index : nil
    }

    /// The span that holds `frame`; nil before frame 0 and from the end on.
    public func span(at frame: Frames) -> Span? { spanIndex(at: frame).map { spans[$0] } }

    /// The index of the first cue that begins at `frame` or later; `cues.count` where none does.
    public func cueIndex(from frame: Frames) -> Int {
        Self.firstIndex(below: cues.count) { cues[$0].frame >= frame }
    }

    /// The cues that begin within `span`, in their order.
    public func cues(in span: Span) -> ArraySlice<Cue> {
        cues[cueIndex(from: span.frame)..<cueIndex(from: span.end)]
    }

    /// The cues that sound at `frame`, in the order in which they began.
    public func cues(soundingAt frame: Frames) -> [Cue] {
        cues[..<cueIndex(from: frame + Frames(1))].filter { $0.end > frame }
    }

    /// What a person listens to at `frame`: the sentence, else the chime or tone that began last; nil in silence.
    public func cue(at frame: Frames) -> Cue? {
        let sounding = cues(soundingAt: frame)
        return sounding.last { $0.sound.text != nil } ?? sounding.last
    }

    /// Where the cue began that a person listens to at `frame`; `frame` itself in silence.
    public func startOfCue(at frame: Frames) -> Frames { cue(at: frame)?.frame ?? frame }

    /// The last sentence begun before `frame`; nil where nothing was said yet.
    public func lastSentence(before frame: Frames) -> Cue? {
        cues[..<cueIndex(from: frame)].last { $0.sound.text != nil }
    }

    /// The first of `0..<count` for which `holds`, which never goes back to false; `count` where there is none.
    private static func firstIndex(below count: Int, where holds: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
