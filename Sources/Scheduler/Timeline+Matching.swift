/// The same moment in two timelines of one routine.
extension Timeline {
    /// The frame of this timeline at which a person does what they do at `frame` of `other`: the same entry, set, side,
    /// repetition and phase, as far into it. Where that is shorter here, or left out, what follows it.
    public func frame(matching frame: Frames, of other: Timeline) -> Frames {
        guard let index = other.spanIndex(at: frame) else { return frame < .zero ? .zero : frames }
        let span = other.spans[index]
        if let same = self.span(like: span) { return min(same.frame + (frame - span.frame), same.end) }
        for earlier in other.spans[..<index].reversed() {
            if let same = self.span(like: earlier) { return same.end }
        }
        return spans.first { $0.place != nil }?.frame ?? .zero
    }

    /// The span of the same kind at the same place; nil where it is left out.
    public func span(like span: Span) -> Span? {
        spans.first { $0.kind == span.kind && $0.place == span.place }
    }
}
