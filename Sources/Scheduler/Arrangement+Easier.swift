import Practice
import Voice

/// Less of the present.
extension Arrangement {
    /// "Ease off.", and how: the rest of the pose takes the low end of its dose. The work that runs ends at the next whole
    /// breath at or after that; where it is the low end already, at the next breath. With breath off it ends at the low end, or
    /// at once where that has passed.
    ///
    /// What has begun is finished: a set that is announced, a repetition in its pause, the way to the other side.
    public func easier(at frame: Frames) -> Edit {
        guard let span = timeline.span(at: frame), let place = span.place, span.kind != .release,
            let passage = changedPassage(place.entry)
        else { return Edit(arrangement: self, change: .nothing, aside: answer(at: frame, nil)) }
        let arrangement = edited(passage, at: frame) { ease(&$0, passage, span, at: frame) }
        return Edit(
            arrangement: arrangement,
            change: .easier(sidesAreEqual: arrangement.timeline.sidesAreEqual(ofEntry: place.entry)),
            aside: arrangement.easing(
                passage.pose, place.side ?? passage.sides.first ?? nil, isInPose: span.kind != .transition,
                at: frame))
    }

    /// - Parameter isInPose: whoever is still on the way has nothing to make easier yet.
    private func easing(_ pose: Pose, _ side: Side?, isInPose: Bool, at frame: Frames) -> Aside {
        var aside = aside(at: frame, goesOn: timeline.resumption(at: frame))
        guard aside.speaks else {
            aside.chime()
            return aside
        }
        aside.say(.instruction, score.wording.easeOff, then: Silence.gap)
        guard isInPose else { return aside }
        aside.say(.instruction, score.wording.easier(pose, side), then: Silence.still)
        return aside
    }

    private func ease(_ changes: inout PoseChanges, _ passage: Passage, _ span: Span, at frame: Frames) {
        let low = score.easyDose(of: passage)
        let progress = PoseProgress(timeline, passage, at: frame)
        let isLow = changes.isEased || score.level == .gentle
        changes.isEased = true
        guard progress.hasBegun else {
            // What was ended sooner before, and is played again, stays as short.
            let parts = changes.parts.mapValues { zip($0, low.parts).map(shorter) }
            changes = PoseChanges(dose: low.resting(as: passage.dose), parts: parts, isEased: true)
            if span.kind != .transition { changes.said = passage.changes.said ?? passage.dose }
            return
        }
        let sets = min(passage.sets, max(low.sets, progress.sets))
        changes.sets = sets
        for set in 1...sets {
            for row in passage.rows(ofSet: set) {
                let begun = progress.repetitions(of: row)
                let repetitions = easyRepetitions(passage, row, low, begun: begun)
                changes.repetitions[row] = repetitions
                for turn in passage.turns(of: row, repetitions) where !progress.hasBegun(turn) {
                    changes.parts[turn] = zip(passage.parts(turn), low.parts).map(shorter)
                }
            }
        }
        guard span.kind == .work, let turn = span.place.flatMap(Turn.init) else { return }
        var parts = passage.parts(turn)
        guard let now = parts.firstIndex(where: { $0.name == span.place?.phase }) else { return }
        let sentence = timeline.cues(soundingAt: frame).last { $0.sound.text != nil }
        let offset = frame - span.frame
        parts[now] = parts[now].eased(
            to: isLow ? nil : low.parts[now].frames, from: offset,
            spoken: max(offset, (sentence?.end ?? frame) - span.frame),
            breath: score.breath == .off ? nil : Frames(passage.dose.pattern.length))
        for later in parts.indices.dropFirst(now + 1) {
            parts[later] = shorter(parts[later], low.parts[later])
        }
        changes.parts[turn] = parts
    }

    private func shorter(_ a: Dose.Part, _ b: Dose.Part) -> Dose.Part { a.frames <= b.frames ? a : b }

    /// As many as the low dose has, but none that has begun is taken back; where they fill a time, as many as fit into what
    /// is left of it.
    private func easyRepetitions(_ passage: Passage, _ row: Row, _ low: Dose, begun: Int) -> Int {
        let now = passage.repetitions(row.side, set: row.set)
        guard case .fill = passage.movement.repetitions else { return min(now, max(begun, low.repetitions)) }
        guard begun < now else { return now }
        let once = low.once + low.pause
        let left = once * low.repetitions - (passage.dose.once + passage.dose.pause) * begun
        return begun + (left > .zero ? Int(left.count / max(1, once.count)) : 0)
    }
}

extension Timeline {
    /// Whether both sides of a pose get the same work.
    func sidesAreEqual(ofEntry entry: Int) -> Bool {
        var sums: [Side: Frames] = [:]
        for span in spans where span.kind == .work && span.place?.entry == entry {
            if let side = span.place?.side { sums[side, default: .zero] += span.frames }
        }
        return sums[.left] == sums[.right]
    }
}

extension Dose.Part {
    /// The part ended sooner.
    ///
    /// - Parameters:
    ///   - least: the low end of the dose; nil where the part is at it already.
    ///   - offset: how much of the part has passed.
    ///   - spoken: where the sentence ends that sounds now, else `offset`.
    ///   - breath: nil where none is heard.
    func eased(to least: Frames?, from offset: Frames, spoken: Frames, breath: Frames?) -> Dose.Part {
        guard breathing != .inBreath, breathing != .outBreath else { return self }
        let from = max(least ?? .zero, spoken)
        let end: Frames
        if least != nil, breathing == .none {
            end = from
        } else {
            let grid = breath ?? Arrangement.more
            guard grid > .zero else { return self }
            var breaths = (from.count + grid.count - 1) / grid.count
            if least == nil { breaths = max(breaths, offset.count / grid.count + 1) }
            end = Frames(grid.count * max(1, breaths))
        }
        return end < frames ? lasting(end, breath: breath) : self
    }
}

extension Dose {
    /// The same work with the pauses and rests of `other`: a shorter rest would not be easier.
    func resting(as other: Dose) -> Dose {
        var dose = self
        dose.pause = other.pause
        dose.pauseBreaths = other.pauseBreaths
        dose.rest = other.rest
        return dose
    }
}
