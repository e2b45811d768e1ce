/// What edits are made of.
extension Timeline {
    /// This timeline up to `frame`, which lies in work, and from there on `other`, a timeline with the same work.
    func spliced(at frame: Frames, with other: Timeline) -> Timeline {
        guard let index = spanIndex(at: frame), let there = other.spanIndex(like: spans[index]) else {
            return self
        }
        let shift = spans[index].frame - other.spans[there].frame
        return joined(
            spans[..<index], cues[..<cueIndex(from: frame)], other, spans: there,
            cues: other.cueIndex(from: frame - shift), shift)
    }

    /// This timeline up to the end of the span that holds `frame`, and from there on `other`, which has that span too.
    func spliced(afterSpanAt frame: Frames, with other: Timeline) -> Timeline {
        guard let index = spanIndex(at: frame), let there = other.spanIndex(like: spans[index]) else {
            return self
        }
        let end = spans[index].end
        return joined(
            spans[...index], cues[..<cueIndex(from: end)], other, spans: there + 1,
            cues: other.cueIndex(from: other.spans[there].end), end - other.spans[there].end)
    }

    private func joined(
        _ spans: ArraySlice<Span>, _ cues: ArraySlice<Cue>, _ other: Timeline, spans span: Int, cues cue: Int,
        _ shift: Frames
    ) -> Timeline {
        with(
            cues: cues + other.cues[cue...].map { $0.moved(by: shift) },
            spans: spans + other.spans[span...].map { $0.moved(by: shift) })
    }

    /// Where silence can be added to the span at `index`, from `frame` on: after the sentence that sounds, and after its
    /// breath tones, which would lose their row.
    func quiet(from frame: Frames, inSpan index: Int) -> Frames {
        let span = spans[index]
        // What begins with the span, the end chime of the work before it among that, stays where it is.
        var quiet = max(frame, span.frame + Frames(1))
        if let tone = tones(in: span).last { quiet = max(quiet, tone.end) }
        for cue in cues(in: span) where cue.sound.text != nil && cue.frame < quiet {
            quiet = max(quiet, cue.end)
        }
        return min(quiet, span.end)
    }

    /// `added` silence in the span at `index`; whatever comes at `frame` or after it comes later.
    func adding(_ added: Frames, at frame: Frames, inSpan index: Int) -> Timeline {
        var longer = spans[index]
        longer.frames += added
        return with(
            cues: cues.map { $0.frame < frame ? $0 : $0.moved(by: added) },
            spans: spans[..<index] + [longer] + spans[(index + 1)...].map { $0.moved(by: added) })
    }

    func adding(_ silence: AddedSilence) -> Timeline {
        let found = spans.firstIndex { $0.kind == silence.kind && $0.place == silence.place }
        guard let index = found else { return self }
        let frame = quiet(from: spans[index].frame + silence.offset, inSpan: index)
        return adding(silence.frames, at: frame, inSpan: index)
    }

    func spanIndex(like span: Span) -> Int? {
        spans.firstIndex { $0.kind == span.kind && $0.place == span.place }
    }

    func with(cues: some Sequence<Cue>, spans: some Sequence<Span>) -> Timeline {
        Timeline(
            routine: routine, voice: voice, level: level, talk: talk, breath: breath, cues: Array(cues),
            spans: Array(spans))
    }
}

extension Cue {
    func moved(by frames: Frames) -> Cue {
        var cue = self
        cue.frame += frames
        return cue
    }
}

extension Span {
    func moved(by frames: Frames) -> Span {
        var span = self
        span.frame += frames
        return span
    }
}
