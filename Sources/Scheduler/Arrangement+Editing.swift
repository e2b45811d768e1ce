/// Making another timeline of this one.
extension Arrangement {
    /// The session with a pose changed from `frame` on. What was heard by then stays, and the span too where it is no work.
    func edited(_ passage: Passage, at frame: Frames, _ change: (inout PoseChanges) -> Void) -> Arrangement {
        guard let span = timeline.span(at: frame) else { return self }
        var changes = changes
        var pose = passage.changes
        change(&pose)
        changes.poses[passage.place.entry] = pose
        let running = Running(span, of: timeline, at: frame)
        let whole = composed(changes, running)
        let edited =
            running == nil
            ? timeline.spliced(afterSpanAt: frame, with: whole) : timeline.spliced(at: frame, with: whole)
        return Arrangement(self, edited, changes)
    }

    /// The whole session with its changes. A word that nobody measured is left out.
    private func composed(_ changes: Changes, _ running: Running?) -> Timeline {
        var composer = Composer(score, minutes: nil, changes: changes, running: running) {
            lengths[$0] ?? .zero
        }
        composer.compose()
        return changes.silences.reduce(composer.timeline) { $0.adding($1) }
    }
}
