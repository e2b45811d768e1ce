extension Timeline {
    /// How far before the last frame known to be heard a cue may have ended and still count as not heard: a device is
    /// noticed to be gone up to a period of 125 ms late, and what lies behind its buffer is lost with it.
    public static let doubt = Frames.milliseconds(250)

    /// The frame at which a session goes on whose sound broke off at `heard`: at the start of what was sounding, so that every cue
    /// is heard whole. In work at the last whole breath, so that the tones fit the breath, or a little earlier for a cue;
    /// about one breath back at most, and never before the work. After work, never back into it.
    public func resumeFrame(from heard: Frames) -> Frames {
        let heard = min(max(heard, .zero), frames)
        let cue = startOfSounding(at: heard)
        // What ended so shortly before that it is doubtful has not ended.
        guard let index = spanIndex(at: max(.zero, heard - Self.doubt)) else { return cue }
        let span = spans[index]
        guard span.kind == .work else {
            let lastWork = spans[..<index].last { $0.kind == .work }
            return max(cue, lastWork?.end ?? .zero)
        }
        let inWork = min(heard, span.end - Frames(1))
        let length = span.breath.map { Frames($0.length) } ?? breathLength
        var whole = cue
        if span.breaths > 0 {
            let breaths = (inWork - span.frame).count / length.count
            whole = span.frame + Frames(breaths * length.count)
        }
        return max(span.frame, inWork - length - Self.doubt, min(whole, cue))
    }

    /// The start of the first of the cues that sound at `heard`, or ended so shortly before that it is doubtful.
    private func startOfSounding(at heard: Frames) -> Frames {
        var start = heard
        for cue in cues {
            if cue.frame > heard { break }
            if cue.end > heard - Self.doubt { start = min(start, cue.frame) }
        }
        return start
    }
}
