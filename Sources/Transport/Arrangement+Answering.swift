import Practice
import Scheduler

/// What each wish means at each place of a session: pure.
extension Arrangement {
    public func answer(to wish: Wish, at place: Whereabouts) -> Answer {
        switch wish {
        case .next: next(place)
        case .previous: timeline.previousPose(at: place.frame).map { lead(to: $0, place) } ?? nothing
        case .again: again(place)
        case .longer: longer(place)
        case .easier: edited(easier(at: place.frame), place)
        case .skip(let pose): self.pose(pose, place).map { lead(to: $0, place) } ?? nothing
        case .seek(let frame, let seen): seek(to: frame, of: seen, place)
        }
    }

    private var nothing: Answer { Answer(self, .staysWithTone) }

    /// Where the body is.
    private func body(_ place: Whereabouts) -> Position { place.position ?? position(at: place.frame) }

    private func lead(to start: PoseStart, _ place: Whereabouts) -> Answer {
        Answer(self, .leads(way(to: start, at: place.frame, from: place.position), from: body(place)))
    }

    private func next(_ place: Whereabouts) -> Answer {
        if let start = timeline.nextPose(after: place.frame) { return lead(to: start, place) }
        guard let closing = timeline.spans.last(where: { $0.kind == .closing }), closing.frame > place.frame
        else { return nothing }
        return Answer(
            self, .leads(wayOut(to: closing, at: place.frame, from: place.position), from: body(place)))
    }

    private func again(_ place: Whereabouts) -> Answer {
        if place.isAskedAgain, let start = timeline.pose(at: place.frame) { return lead(to: start, place) }
        if place.aside != nil { return Answer(self, .asideAgain) }
        return Answer(self, .says(again(at: place.frame)))
    }

    /// Who is on the way wants more time for it; the work is still ahead.
    private func longer(_ place: Whereabouts) -> Answer {
        if place.aside == .way { return Answer(self, .asideLonger, change: .longerSilence(Self.more)) }
        return edited(longer(at: place.frame), place)
    }

    private func edited(_ edit: Edit, _ place: Whereabouts) -> Answer {
        // Whoever is on the way is still led to its end; the edit holds from there on.
        if let aside = edit.aside, place.aside != .way {
            return Answer(edit.arrangement, .says(aside), change: edit.change)
        }
        return Answer(edit.arrangement, .staysWithTone, change: edit.change)
    }

    private func pose(_ id: String, _ place: Whereabouts) -> PoseStart? {
        let starts = timeline.poseStarts.filter { $0.pose == id }
        return starts.first { $0.frame > place.frame } ?? starts.first
    }

    private func seek(to frame: Frames, of seen: Timeline?, _ place: Whereabouts) -> Answer {
        var target = max(.zero, min(frame, timeline.frames - Frames(1)))
        if let seen, seen != timeline { target = timeline.frame(matching: frame, of: seen) }
        let here = timeline.span(at: place.frame)?.place?.entry
        guard let there = timeline.span(at: target)?.place?.entry, there != here || place.aside == .way else {
            return Answer(self, .moves(to: target))
        }
        let body = body(place)
        return Answer(self, .leads(returning(at: target, from: body), from: body))
    }
}
