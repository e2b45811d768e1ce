/// The work that an edit falls into: what was heard of it stays as it was.
struct Running: Sendable {
    let place: Place
    /// How much of it has passed.
    let offset: Frames
    /// What was said in it; the frames count from its start.
    let words: [Cue]
    /// How many breaths it carried tones for, and whether they had all sounded: no tone follows after a gap.
    let breaths: Int
    let isBeyondTones: Bool

    /// - Parameter frame: a frame of `span`, which is work of `timeline`.
    init?(_ span: Span, of timeline: Timeline, at frame: Frames) {
        guard span.kind == .work, let place = span.place else { return nil }
        self.place = place
        offset = frame - span.frame
        let heard = timeline.cues(in: span).prefix { $0.frame < frame }
        words = heard.filter { $0.sound.text != nil }.map { cue in
            var cue = cue
            cue.frame = cue.frame - span.frame
            return cue
        }
        breaths = span.breaths
        isBeyondTones = heard.last { $0.sound.kind == "breath" }.map { $0.end < frame } ?? (offset > .zero)
    }
}
