import Practice
import Voice

/// Sets, sides and repetitions: the order of the work, and what lies between.
extension Composer {
    mutating func work(_ passage: Passage) {
        for set in 1...passage.sets {
            if set > 1 { nextSet(passage, set) }
            if passage.movement.sides == .alternating {
                alternating(passage, set)
            } else {
                each(passage, set)
            }
            if set < passage.sets { rest(passage, set) }
        }
    }

    private mutating func each(_ passage: Passage, _ set: Int) {
        for (index, side) in passage.sides.enumerated() {
            if index > 0, let side { change(passage, to: side, set) }
            for repetition in 1...passage.repetitions(side, set: set) {
                self.repetition(passage, Turn(side: side, set: set, repetition: repetition))
            }
        }
    }

    private mutating func alternating(_ passage: Passage, _ set: Int) {
        for repetition in 1...passage.repetitions(nil, set: set) {
            for (index, side) in passage.sides.enumerated() {
                if index > 0 || repetition > 1, let side {
                    alternation(passage, Turn(side: side, set: set, repetition: repetition), index: index)
                }
                self.repetition(passage, Turn(side: side, set: set, repetition: repetition))
            }
        }
    }

    private mutating func repetition(_ passage: Passage, _ turn: Turn) {
        for index in passage.parts(turn).indices { part(passage, turn, index) }
        if passage.dose.pause > .zero { pause(passage, turn) }
    }

    // MARK: Between sides

    /// From one side to the other: out, across, in.
    private mutating func change(_ passage: Passage, to side: Side, _ set: Int) {
        let place = passage.place(side, set: set)
        let pose = passage.pose
        let silence = Frames(pose.change)
        if speaksAll {
            afterEndChime(passage)
            speak(.release, wording.out(pose, side.other), place, last: silence)
            chime(.change, at: now, place)
            pass(Silence.afterTone)
            speak(.side, [wording.across(pose, to: side)], place)
            speak(.instruction, wording.into(pose, side), place)
        } else {
            // Half of the time to come out, half to go in.
            let half = Frames(silence.count / 2)
            move(half)
            chime(.change, at: now, place)
            move(half)
        }
        close(.change, place)
        ready(passage, side, set: set)
    }

    /// Through the middle to the other side, words included.
    private mutating func alternation(_ passage: Passage, _ turn: Turn, index: Int) {
        guard let side = turn.side else { return }
        let place = passage.place(side, set: turn.set, repetition: turn.repetition)
        let first = turn.repetition == 1
        let start = now
        let marked = markEnd(passage, place)
        if speaks {
            pass(marked ? Silence.afterShortStroke : Silence.afterTone)
            if speaksAll, index == 0, passage.dose.counted, turn.repetition == passage.repetitions(turn) {
                speak(.count, wording.lastOne, place)
                pass(Silence.gap)
            }
            let line =
                !speaksAll
                ? wording.ready(passage.pose, side)
                : first ? wording.alternate(passage.pose, to: side) : wording.side(side)
            speak(.side, line, place)
            pass(Silence.gap)
        }
        let whole = paced(Frames(passage.pose.alternation))
        wait(until: start + whole)
        close(.change, place)
        if first, speaksAll, passage.dose.isBreathCued {
            breatheOut(passage, place, after: .zero)
            pass(Silence.ready)
            close(.ready, place)
        }
    }

    // MARK: Between repetitions and sets

    /// What follows a repetition: letting go, and the next one announced.
    private mutating func pause(_ passage: Passage, _ turn: Turn) {
        let dose = passage.dose
        let place = passage.place(turn.side, set: turn.set, repetition: turn.repetition)
        let start = now
        let end = start + dose.pause
        let marked = markEnd(passage, place)
        for breath in 0..<dose.pauseBreaths {
            breathe(dose.pattern.parts, at: start + Frames(dose.pattern.length) * breath, place)
        }
        let next = turn.repetition + 1
        let last = passage.repetitions(turn)
        if dose.pause >= Silence.longPause {
            if speaks {
                pass(marked ? Silence.afterShortStroke : Silence.afterTone)
                speak(.release, wording.letGo(passage.pose, turn.side), place)
            }
            if announces(passage, turn), next <= last {
                pass(Silence.gap)
                wait(until: end - Silence.announcement)
                let line =
                    next == last && dose.counted ? wording.againLast : wording.again(next)
                speak(.count, line, place)
                pass(Silence.gap)
            }
        } else if saysLastInPause(passage), next == last {
            pass(Silence.afterTone)
            speak(.count, wording.lastOne, place)
            pass(Silence.gap)
        }
        wait(until: end)
        close(.rest, place, breaths: sounds ? dose.pauseBreaths : 0, pattern: dose.pattern)
    }

    /// Whether a pause announces the next repetition, in place of its number.
    func announces(_ passage: Passage, _ turn: Turn) -> Bool {
        speaksAll && passage.dose.pause >= Silence.longPause && passage.repetitions(turn) > 1
            && passage.movement.sides != .alternating
    }

    /// Whether "Last one." has its place in the pause before it.
    func saysLastInPause(_ passage: Passage) -> Bool {
        speaksAll && passage.dose.counted && passage.movement.sides != .alternating
            && passage.dose.pause > .zero && passage.dose.pause < Silence.longPause
            && passage.dose.parts.count == 1
            && length(wording.lastOne.text) + Silence.afterTone + Silence.gap <= passage.dose.pause
    }

    private mutating func rest(_ passage: Passage, _ set: Int) {
        let dose = passage.dose
        let side = passage.sides.last ?? nil
        let place = passage.place(side, set: set)
        let start = now
        if speaksAll {
            afterEndChime(passage)
            if let side {
                speak(.release, wording.out(passage.pose, side), place)
            } else {
                speak(.instruction, [wording.rest], place)
            }
        }
        // Where nothing has to be got into, the announcement lies at the end of the rest.
        let tail = side == nil ? announcement(passage, set + 1) : []
        let words = tail.reduce(Frames.zero) { $0 + length($1.line.text) + $1.silence }
        wait(until: start + dose.rest - words)
        for (line, role, silence) in tail {
            speak(role, line, place)
            pass(silence)
        }
        close(.rest, place)
    }

    private func announcement(
        _ passage: Passage, _ set: Int
    ) -> [(line: Line, role: SpeechRole, silence: Frames)] {
        guard speaksAll else { return [] }
        guard passage.dose.isBreathCued else { return [(wording.nextSet(set), .count, Silence.ready)] }
        return [
            (wording.nextSet(set), .count, Silence.still), (wording.breatheOut, .breath, Silence.ready),
        ]
    }

    /// After a rest: into the first side again.
    private mutating func nextSet(_ passage: Passage, _ set: Int) {
        guard let side = passage.sides[0] else { return }
        let place = passage.place(side, set: set)
        chime(.change, at: now, place)
        if speaksAll {
            pass(Silence.afterTone)
            speak(.count, [wording.nextSet(set)], place)
            speak(.side, [wording.across(passage.pose, to: side)], place)
            speak(.instruction, wording.into(passage.pose, side), place)
        } else {
            move(Frames(passage.pose.change))
        }
        close(.change, place)
        ready(passage, side, set: set)
    }

    /// Marks the end of work that neither an end chime nor the end of a tone has made heard.
    private mutating func markEnd(_ passage: Passage, _ place: Place) -> Bool {
        if endsWithChime { return true }
        guard !endsWithTone else { return false }
        chime(.change, at: now, place)
        return sounds
    }
}
