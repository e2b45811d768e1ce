import Practice
import Voice

/// Where one is, said again.
extension Arrangement {
    /// A lead-in lasts at least this long; 3–5 s: Feeel and others (PRACTICE).
    static let leadIn = Frames.seconds(4)

    /// After a pause or an interruption longer than a breath: in work the side and what is left of it, with time to get
    /// into it again. Outside work the last sentence is said again by the timeline itself.
    public func leadIn(at frame: Frames) -> Aside {
        let goesOn = timeline.resumption(at: frame)
        guard let span = timeline.span(at: frame) else { return aside(at: frame, goesOn: goesOn) }
        guard span.kind == .work else {
            var aside = aside(at: frame, goesOn: goesOn)
            if !speaks(at: goesOn) { aside.chime() }
            return aside
        }
        return standing(at: goesOn, of: span, named: false)
    }

    /// "Say that again": the last sentence or, over running work, the pose, the side and what is left.
    public func again(at frame: Frames) -> Aside {
        if let span = timeline.span(at: frame), span.kind == .work {
            return standing(at: timeline.resumption(at: frame), of: span, named: true)
        }
        let goesOn = timeline.lastWholeBreath(at: frame)
        guard let cue = sentence(before: frame), let text = cue.sound.text else {
            return answer(at: frame, nil)
        }
        let hasTones = timeline.cues(soundingAt: frame).contains { $0.sound.kind == "breath" }
        // The time after the sentence is given again as well, but no breath is cut.
        var aside = aside(at: frame, goesOn: hasTones ? goesOn : cue.end)
        if case .speech(let role, _) = cue.sound { aside.say(role, Line(text), then: .zero) }
        return aside
    }

    /// The last sentence outside work; nil where work lies between.
    private func sentence(before frame: Frames) -> Cue? {
        guard let cue = timeline.lastSentence(before: frame) else { return nil }
        let work = timeline.spans.last { $0.kind == .work && $0.frame < frame }
        return work.map { cue.frame >= $0.end } ?? true ? cue : nil
    }

    /// Whether a sentence begins at once.
    private func speaks(at frame: Frames) -> Bool {
        let soon = frame + Frames.seconds(1)
        return timeline.cues[timeline.cueIndex(from: frame)...].prefix { $0.frame <= soon }
            .contains { $0.sound.text != nil }
    }

    private func standing(at goesOn: Frames, of span: Span, named: Bool) -> Aside {
        var aside = aside(at: goesOn, goesOn: goesOn)
        guard let passage = passage(of: span), aside.speaks else {
            aside.chime()
            if !named { aside.wait(until: Self.leadIn) }
            return aside
        }
        let wording = score.wording
        if named { aside.say(.name, wording.name(passage.pose), then: Silence.gap) }
        if let side = span.place?.side { aside.say(.side, wording.on(side), then: Silence.gap) }
        let left = passage.remaining(at: goesOn, of: span, in: timeline).line(wording)
        if named || sounds(at: goesOn) {
            aside.say(.count, left, then: Silence.still)
            if !named { aside.wait(until: Self.leadIn) }
        } else {
            // No tone tells when the time runs on.
            aside.say(.count, left, then: Silence.gap)
            aside.wait(until: Self.leadIn - ChimeRole.change.frames)
            aside.chime()
        }
        return aside
    }

    // MARK: What every aside needs

    func aside(at frame: Frames, goesOn: Frames) -> Aside {
        Aside(score, at: timeline.span(at: frame)?.place, goesOn: goesOn)
    }

    /// Whether a breath tone begins at `frame`.
    func sounds(at frame: Frames) -> Bool {
        timeline.cues[timeline.cueIndex(from: frame)...].prefix { $0.frame == frame }
            .contains { $0.sound.kind == "breath" }
    }

    func passage(of span: Span) -> Passage? { span.place.flatMap { changedPassage($0.entry) } }

    /// A sentence in answer to a command, or a chime where it is not spoken or there is none.
    func answer(at frame: Frames, _ line: Line?, _ role: SpeechRole = .instruction) -> Aside {
        var aside = aside(at: frame, goesOn: timeline.resumption(at: frame))
        if let line, aside.speaks {
            aside.say(role, line, then: Silence.still)
        } else {
            aside.chime()
        }
        return aside
    }
}
