import Practice

/// The response to each request at each place of a session: pure.
extension Arrangement {
    public func response(
        to request: PlaybackRequest, in context: PlaybackContext
    ) -> PlaybackResponse {
        switch request {
        case .next: next(context)
        case .previous: timeline.previousPose(at: context.frame).map { lead(to: $0, context) } ?? nothing
        case .again: again(context)
        case .longer: longer(context)
        case .easier: edited(easier(at: context.frame), context)
        case .skip(let pose): self.pose(pose, context).map { lead(to: $0, context) } ?? nothing
        case .seek(let frame, let seen): seek(to: frame, of: seen, context)
        }
    }

    private var nothing: PlaybackResponse { PlaybackResponse(self, .staysWithTone) }

    /// The position of the body.
    private func body(_ context: PlaybackContext) -> Position {
        context.position ?? position(at: context.frame)
    }

    private func lead(to start: PoseStart, _ context: PlaybackContext) -> PlaybackResponse {
        PlaybackResponse(
            self, .leads(way(to: start, at: context.frame, from: context.position), from: body(context)))
    }

    private func next(_ context: PlaybackContext) -> PlaybackResponse {
        if let start = timeline.nextPose(after: context.frame) { return lead(to: start, context) }
        guard let closing = timeline.spans.last(where: { $0.kind == .closing }), closing.frame > context.frame
        else { return nothing }
        return PlaybackResponse(
            self, .leads(wayOut(to: closing, at: context.frame, from: context.position), from: body(context)))
    }

    private func again(_ context: PlaybackContext) -> PlaybackResponse {
        if context.isAskedAgain, let start = timeline.pose(at: context.frame) {
            return lead(to: start, context)
        }
        if context.aside != nil { return PlaybackResponse(self, .asideAgain) }
        return PlaybackResponse(self, .says(again(at: context.frame)))
    }

    /// Who is on the way wants more time for it; the work is still ahead.
    private func longer(_ context: PlaybackContext) -> PlaybackResponse {
        if context.aside == .way {
            return PlaybackResponse(self, .asideLonger, change: .longerSilence(Self.more))
        }
        return edited(longer(at: context.frame), context)
    }

    private func edited(_ edit: Edit, _ context: PlaybackContext) -> PlaybackResponse {
        // Whoever is on the way is still led to its end; the edit holds from there on.
        if let aside = edit.aside, context.aside != .way {
            return PlaybackResponse(edit.arrangement, .says(aside), change: edit.change)
        }
        return PlaybackResponse(edit.arrangement, .staysWithTone, change: edit.change)
    }

    private func pose(_ id: String, _ context: PlaybackContext) -> PoseStart? {
        let starts = timeline.poseStarts.filter { $0.pose == id }
        return starts.first { $0.frame > context.frame } ?? starts.first
    }

    private func seek(to frame: Frames, of seen: Timeline?, _ context: PlaybackContext) -> PlaybackResponse {
        var target = max(.zero, min(frame, timeline.frames - Frames(1)))
        if let seen, seen != timeline { target = timeline.frame(matching: frame, of: seen) }
        let here = timeline.span(at: context.frame)?.place?.entry
        guard let there = timeline.span(at: target)?.place?.entry, there != here || context.aside == .way
        else {
            return PlaybackResponse(self, .moves(to: target))
        }
        let body = body(context)
        return PlaybackResponse(self, .leads(returning(at: target, from: body), from: body))
    }
}
