/// Where playing goes on after it stood still.
extension Timeline {
    /// A breath of the session; where none sounds it counts 10 s.
    public var breathLength: Frames {
        if case .pattern(let pattern) = breath { Frames(pattern.length) } else { .seconds(10) }
    }

    /// The start of the breath that `frame` lies in: nothing is given twice but that breath. `frame` itself where no
    /// breath sounds, as in what is left of a hold after its last whole breath.
    ///
    /// Never before the start of the work or, where single breaths lead the phases, of the repetition.
    public func lastWholeBreath(at frame: Frames) -> Frames {
        guard let index = spanIndex(at: frame) else { return frame }
        let span = spans[index]
        guard span.kind == .work || span.kind == .rest else { return frame }
        let tones = self.tones(in: span)
        guard let last = tones.last, last.end > frame else { return frame }
        guard span.breaths > 0 else { return startOfLedBreath(index) }
        return tones.last { $0.sound == .breath(.in) && $0.frame <= frame }?.frame ?? span.frame
    }

    /// Where a session goes on that was paused for longer than a breath: in work on a whole breath, outside it with the
    /// last sentence. A sentence or a word that was cut off is said from its start.
    public func resumption(at frame: Frames) -> Frames {
        guard let span = span(at: frame) else { return frame }
        switch span.kind {
        case .ready:
            // The side and "Breathe out." belong together.
            return span.frame
        case .work, .rest:
            let breath = lastWholeBreath(at: frame)
            guard breath == frame, tones(in: span).last.map({ $0.end <= frame }) ?? true else {
                return breath
            }
            return span.kind == .work
                ? startOfWord(at: frame, in: span) : startOfSentence(at: frame, in: span)
        case .opening, .transition, .instruction, .change, .release, .closing:
            return startOfSentence(at: frame, in: span)
        }
    }

    func tones(in span: Span) -> [Cue] { cues(in: span).filter { $0.sound.kind == "breath" } }

    /// The last sentence of the span begun by `frame`; where there is none, what sounds.
    private func startOfSentence(at frame: Frames, in span: Span) -> Frames {
        let begun = cues(in: span).prefix { $0.frame <= frame }
        return begun.last { $0.sound.text != nil }?.frame ?? max(span.frame, startOfCue(at: frame))
    }

    /// A word that sounds in work is said again; what was said before is not.
    private func startOfWord(at frame: Frames, in span: Span) -> Frames {
        let word = cues(soundingAt: frame).last { $0.sound.text != nil }
        return max(span.frame, word?.frame ?? frame)
    }

    /// Two phases led by half a breath each are one breath, counted from the first of them in the repetition.
    private func startOfLedBreath(_ index: Int) -> Frames {
        var first = index
        while first > 0, isLed(spans[first - 1]), isSameRepetition(spans[first - 1], spans[index]) {
            first -= 1
        }
        return spans[(index - first).isMultiple(of: 2) ? index : index - 1].frame
    }

    private func isLed(_ span: Span) -> Bool {
        span.kind == .work && span.breaths == 0 && !tones(in: span).isEmpty
    }

    private func isSameRepetition(_ a: Span, _ b: Span) -> Bool {
        a.place?.entry == b.place?.entry && a.place?.set == b.place?.set && a.place?.side == b.place?.side
            && a.place?.repetition == b.place?.repetition
    }
}
