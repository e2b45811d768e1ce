import Practice

/// More of the present.
extension Arrangement {
    /// What a wish for more gives where no breath counts it.
    public static let more = Frames.seconds(10)

    /// In a hold one breath more, 10 s where breath is off, of this work and of the matching work of the other side. Where
    /// a repetition takes less than 10 s, or has several phases: one whole repetition more. Outside work: 10 s more of the
    /// present silence, after the sentence that sounds. Nothing where the other side is done: both sides stay equal.
    ///
    /// Where the sides alternate, another repetition is one of each side.
    public func longer(at frame: Frames) -> Edit {
        guard let index = timeline.spanIndex(at: frame) else { return unchanged }
        let span = timeline.spans[index]
        guard span.kind == .work, let place = span.place, let turn = Turn(place),
            let passage = changedPassage(place.entry)
        else { return longerSilence(index, from: frame) }
        return passage.parts(turn).count == 1 && span.frames >= Dose.Part.long
            ? longerHold(passage, turn, at: frame) : oneMoreRepetition(passage, turn, at: frame)
    }

    var unchanged: Edit { Edit(arrangement: self, change: .nothing, aside: nil) }

    func changedPassage(_ entry: Int) -> Passage? {
        score.passage(ofEntry: entry, changes.poses[entry] ?? PoseChanges())
    }

    private func longerSilence(_ index: Int, from frame: Frames) -> Edit {
        let span = timeline.spans[index]
        let quiet = timeline.quiet(from: frame, inSpan: index)
        var changes = changes
        changes.silences.append(
            AddedSilence(kind: span.kind, place: span.place, offset: quiet - span.frame, frames: Self.more))
        let longer = timeline.adding(Self.more, at: quiet, inSpan: index)
        return Edit(
            arrangement: Arrangement(self, longer, changes), change: .longerSilence(Self.more), aside: nil)
    }

    private func longerHold(_ passage: Passage, _ turn: Turn, at frame: Frames) -> Edit {
        let breath = Frames(passage.dose.pattern.length)
        let more = score.breath == .off ? Self.more : breath
        var turns = [turn]
        if let match = timeline.work(turn.otherSide, of: passage), turn.side != nil {
            guard match.frame > frame else { return sidesStayEqual(at: frame) }
            turns.append(turn.otherSide)
        }
        let edit = edited(passage, at: frame) { changes in
            for turn in turns {
                changes.parts[turn] = passage.parts(turn).map {
                    $0.lasting($0.frames + more, breath: score.breath == .off ? nil : breath)
                }
            }
        }
        return Edit(arrangement: edit, change: .longerWork(more), aside: nil)
    }

    private func oneMoreRepetition(_ passage: Passage, _ turn: Turn, at frame: Frames) -> Edit {
        var rows = [Row(side: passage.movement.sides == .each ? turn.side : nil, set: turn.set)]
        if passage.movement.sides == .each {
            let first = Turn(side: turn.side?.other, set: turn.set, repetition: 1)
            if let match = timeline.work(first, of: passage) {
                guard match.frame > frame else { return sidesStayEqual(at: frame) }
                rows.append(Row(side: first.side, set: turn.set))
            }
        }
        let edit = edited(passage, at: frame) { changes in
            for row in rows {
                let last = passage.repetitions(row.side, set: row.set)
                changes.repetitions[row] = last + 1
                // An easier pose stays easier.
                let parts = passage.changes.isEased ? score.easyDose(of: passage).parts : nil
                for turn in passage.turns(of: row, last + 1) where turn.repetition > last {
                    changes.parts[turn] = parts
                }
            }
        }
        return Edit(arrangement: edit, change: .oneMoreRepetition, aside: nil)
    }

    private func sidesStayEqual(at frame: Frames) -> Edit {
        Edit(
            arrangement: self, change: .nothing, aside: answer(at: frame, score.wording.sidesEqual, .side))
    }
}

extension Timeline {
    /// The first work of a repetition; nil where there is none.
    func work(_ turn: Turn, of passage: Passage) -> Span? {
        spans.first {
            $0.kind == .work && $0.place?.entry == passage.place.entry && $0.place.flatMap(Turn.init) == turn
        }
    }
}

extension Dose.Part {
    /// The same for another time; `breath` is nil where none is heard.
    func lasting(_ frames: Frames, breath: Frames?) -> Dose.Part {
        var part = self
        part.frames = frames
        // What began with a chime ends with one, however short it gets.
        part.isLong = isLong || frames >= Self.long
        guard let breath, breathing != .inBreath, breathing != .outBreath else { return part }
        let breaths = breath > .zero ? Int(frames.count / breath.count) : 0
        part.breathing = breaths > 0 ? .whole(breaths) : .none
        return part
    }
}
