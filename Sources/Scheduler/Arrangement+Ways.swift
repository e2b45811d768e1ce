import Practice
import Voice

/// The ways outside the timeline: to another pose, and back to the mat.
extension Arrangement {
    /// From `frame` to the words of the pose `start`: out of what the person is in, and into the pose's position.
    ///
    /// - Parameter position: where the person really is, if that is not where the timeline has them at `frame`: on a way that
    ///   a jump has broken off. They are then in no pose that they would have to leave.
    public func way(to start: PoseStart, at frame: Frames, from position: Position? = nil) -> Aside {
        var aside = Aside(score, at: Place(entry: start.entry, pose: start.pose), goesOn: start.words)
        if !aside.speaks { aside.chime() }
        if position == nil { leave(shape(at: frame), &aside) }
        if let target = score.position(ofEntry: start.entry) {
            way(from: position ?? self.position(at: frame), to: target, &aside)
        }
        return aside
    }

    /// From `frame` out of what the person is in, to the closing: whoever is done need not move for it.
    public func wayOut(to closing: Span, at frame: Frames, from position: Position? = nil) -> Aside {
        var aside = Aside(score, at: closing.place, goesOn: closing.frame)
        if !aside.speaks { aside.chime() }
        if position == nil { leave(shape(at: frame), &aside) }
        return aside
    }

    /// After a pause of over 60 s: the way into the position, and the pose from its words; where its work has begun, its
    /// name, side and setup, the time to get ready, and what is left.
    ///
    /// - Parameter position: where the person comes from: standing, as at the start, unless something else is known.
    public func returning(at frame: Frames, from position: Position = .standing) -> Aside {
        guard let span = timeline.span(at: frame), span.kind != .closing, let place = span.place else {
            return leadIn(at: frame)
        }
        guard let passage = changedPassage(place.entry),
            let start = timeline.pose(ofEntry: place.entry)
        else { return back(to: self.position(at: frame), from: position, at: frame, goesOn: span.frame) }
        if span.kind == .work {
            let goesOn = timeline.resumption(at: frame)
            let left = passage.remaining(at: goesOn, of: span, in: timeline)
            return setup(passage, span, left, from: position, goesOn: goesOn)
        }
        let works = timeline.spans.filter { $0.kind == .work && $0.place?.entry == place.entry }
        guard let first = works.first, first.frame <= frame else {
            return back(to: passage.pose.position, from: position, at: frame, goesOn: start.words)
        }
        if let next = works.first(where: { $0.frame > frame }) {
            return setup(passage, next, nil, from: position, goesOn: next.frame)
        }
        return afterwards(place.entry, passage.pose.position, from: position, at: frame)
    }

    // MARK: Parts of a way

    /// The pose that the person is in at `frame`, and its side; nil where they have not begun to get into it, or are out.
    private func shape(at frame: Frames) -> (pose: Pose, side: Side?)? {
        guard let span = timeline.span(at: frame), let place = span.place,
            let (pose, _) = score.pose(ofEntry: place.entry)
        else { return nil }
        let said = timeline.cues(in: span).filter { $0.frame <= frame }
        switch span.kind {
        case .opening, .transition, .closing: return nil
        case .instruction where score.talk(ofEntry: place.entry) == .full:
            guard said.contains(where: { $0.sound.role == SpeechRole.instruction.rawValue }) else {
                return nil
            }
        case .release:
            if let last = timeline.cues(in: span).last(where: { $0.sound.text != nil }), last.end > frame {
                break
            }
            return nil
        case .change where !said.contains(where: { $0.sound.role == SpeechRole.side.rawValue }):
            return (pose, place.side?.other)
        case .instruction, .ready, .work, .change, .rest: break
        }
        return (pose, place.side)
    }

    private func leave(_ shape: (pose: Pose, side: Side?)?, _ aside: inout Aside) {
        guard let (pose, side) = shape else { return }
        let silence = aside.paced(Silence.between)
        if aside.speaks {
            aside.say(.release, score.wording.briefRelease(pose, side), then: silence)
        } else {
            aside.pass(silence)
        }
        aside.close(.release)
    }

    private func way(from: Position, to: Position, _ aside: inout Aside) {
        guard from != to else { return }
        let wording = score.wording
        let time = aside.paced(Silence.move(from: from, to: to, opening: from == .standing))
        switch aside.talk {
        case .full: aside.say(.transition, wording.way(from: from, to: to), last: time)
        case .brief:
            aside.say(.transition, wording.briefWay(from: from, to: to).map { [$0] } ?? [], last: time)
        case .chimes, .silent, .auto: aside.pass(time)
        }
        aside.close(.transition)
    }

    private func back(to: Position, from: Position, at frame: Frames, goesOn: Frames) -> Aside {
        var aside = aside(at: frame, goesOn: goesOn)
        if !aside.speaks { aside.chime() }
        way(from: from, to: to, &aside)
        return aside
    }

    /// Into work that has begun, or that a pause has cut off from its setup.
    private func setup(
        _ passage: Passage, _ work: Span, _ left: Remaining?, from position: Position, goesOn: Frames
    ) -> Aside {
        var aside = Aside(score, at: work.place, goesOn: goesOn)
        let (wording, pose, side) = (score.wording, passage.pose, work.place?.side)
        if !aside.speaks { aside.chime() }
        way(from: position, to: pose.position, &aside)
        if aside.speaks {
            aside.say(.name, wording.name(pose), then: Silence.still)
            if let side { aside.say(.side, wording.on(side), then: Silence.still) }
        }
        if aside.talk == .full {
            aside.say(.instruction, wording.setup(pose, passage.shape, side))
        } else {
            aside.pass(aside.paced(Frames(pose.change)))
        }
        aside.close(.instruction)
        if aside.speaks {
            if let left { aside.say(.count, left.line(wording), then: Silence.still) }
            if let side { aside.say(.side, wording.ready(pose, side), then: Silence.still) }
        }
        if aside.talk == .full, sounds(at: goesOn) {
            let out = !timeline.cues(soundingAt: goesOn).contains { $0.sound == .breath(.out) }
            aside.say(.breath, out ? wording.breatheOut : wording.breatheIn, then: .zero)
        }
        aside.pass(Silence.ready)
        if left != nil, !sounds(at: goesOn) { aside.chime() }
        return aside
    }

    /// The work of the pose is over: on to what follows it.
    private func afterwards(
        _ entry: Int, _ here: Position, from position: Position, at frame: Frames
    ) -> Aside {
        guard let next = timeline.spans.first(where: { $0.frame > frame && $0.place?.entry != entry }) else {
            return leadIn(at: frame)
        }
        if let pose = timeline.pose(at: next.frame), let target = score.position(ofEntry: pose.entry) {
            return back(to: target, from: position, at: next.frame, goesOn: pose.words)
        }
        // Whoever is done need not lie down again to hear so.
        guard next.kind != .closing else { return aside(at: next.frame, goesOn: next.frame) }
        return back(to: here, from: position, at: next.frame, goesOn: next.frame)
    }
}
