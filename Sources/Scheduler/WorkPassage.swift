import Practice
import Voice

/// One phase of one repetition: its chimes, its breath tones, and the few words inside it.
extension Composer {
    /// From here on a hold is counted down.
    static let countdownFrom = Frames.seconds(30)
    /// From here on a hold has a halfway.
    static let halfwayFrom = Frames.seconds(40)
    /// From here on at least `quietShare` of the work is free of words.
    static let quietFrom = Frames.seconds(20)
    static let spokenShare = 0.4

    mutating func part(_ passage: Passage, _ turn: Turn, _ index: Int) {
        let dose = passage.dose
        let parts = passage.parts(turn)
        let part = parts[index]
        let place = passage.place(
            turn.side, set: turn.set, repetition: turn.repetition, phase: part.name)
        let running = running?.place == place ? running : nil
        let start = now
        let end = start + part.frames
        let opens = turn.repetition == 1 && index == 0
        let ends = turn.repetition == passage.repetitions(turn) && index == parts.count - 1
        let breaths = breaths(part, running)

        if opens || part.isLong {
            chime(.begin, at: start, place)
        } else if part.breathing == .none {
            chime(.change, at: start, place)
        }
        breathe(tones(part, breaths, dose.pattern), at: start, place)

        var words = WorkWords(from: start, to: end, budget: budget(part.frames), running)
        collect(&words, passage, turn, index)
        for word in words.placed {
            put(word.role, word.line, at: word.frame, place)
        }

        pass(part.frames)
        if ends || part.isLong { chime(.end, at: end, place) }
        endsWithChime = ends || part.isLong
        endsWithTone = part.breathing != .none
        close(.work, place, breaths: sounds ? breaths : 0, pattern: dose.pattern)
    }

    /// The whole breaths that sound in a part.
    private func breaths(_ part: Dose.Part, _ running: Running?) -> Int {
        guard case .whole(let count) = part.breathing else { return 0 }
        if let running, running.isBeyondTones { return min(count, running.breaths) }
        return count
    }

    private func tones(
        _ part: Dose.Part, _ breaths: Int, _ pattern: BreathPattern
    ) -> [(BreathRole, Seconds)] {
        switch part.breathing {
        case .none: []
        case .inBreath: pattern.inParts
        case .outBreath: pattern.outParts
        case .whole: (0..<breaths).flatMap { _ in pattern.parts }
        }
    }

    private func budget(_ frames: Frames) -> Frames {
        frames >= Self.quietFrom ? Frames(Int64(Double(frames.count) * Self.spokenShare)) : frames
    }

    /// Offers every word of this part, the most needed first; what does not fit is not said.
    private func collect(_ words: inout WorkWords, _ passage: Passage, _ turn: Turn, _ index: Int) {
        let part = passage.parts(turn)[index]
        countdown(&words, part)
        guard speaksAll else { return }
        numbers(&words, passage, turn, index)
        breathWords(&words, passage, turn, index)
        let led = part.breathing == .inBreath || part.breathing == .outBreath
        if !passage.movement.isHold, !(led && passage.dose.counted),
            !(led && turn.repetition <= 2 && turn.set == 1)
        {
            offer(&words, .count, wording.word(passage.pose, part.name))
        }
        if part.frames >= Self.halfwayFrom, part.timed {
            offer(&words, .halfway, wording.halfway, from: words.start + Frames(part.frames.count / 2))
        }
    }

    private func countdown(_ words: inout WorkWords, _ part: Dose.Part) {
        let byClock = part.timed || part.breathing == .none
        guard speaks, byClock, part.frames >= Self.countdownFrom else { return }
        let lines = [3, 2, 1].map { wording.count($0) }
        let second = Frames.seconds(1)
        // A voice that takes a second for a number cannot count seconds.
        guard lines.allSatisfy({ length($0.text) < second }) else { return }
        let spoken = lines.reduce(Frames.zero) { $0 + length($1.text) }
        guard words.isFree(from: words.end - second * 3, for: spoken) else { return }
        for (index, line) in lines.enumerated() {
            words.fix(.countdown, line, length(line.text), at: words.end - second * (3 - index))
        }
    }

    /// The number as the effort begins, and "Last one." before it.
    private func numbers(_ words: inout WorkWords, _ passage: Passage, _ turn: Turn, _ index: Int) {
        let dose = passage.dose
        guard dose.counted,
            turn.side == nil || turn.side == passage.sides[0] || passage.movement.sides == .each
        else { return }
        let effort = dose.parts.firstIndex { $0.name == passage.pose.effort } ?? 0
        let announced = turn.repetition > 1 && announces(passage, turn)
        if index == 0, !announced, saysLast(passage, turn, effort) { offer(&words, .count, wording.lastOne) }
        if index == effort, !announced { offer(&words, .count, wording.count(turn.repetition)) }
    }

    /// Whether the last repetition's first phase says so, because nothing before it could.
    private func saysLast(_ passage: Passage, _ turn: Turn, _ effort: Int) -> Bool {
        guard turn.repetition == passage.repetitions(turn) else { return false }
        return effort > 0 || (passage.movement.sides != .alternating && !saysLastInPause(passage))
    }

    private func breathWords(_ words: inout WorkWords, _ passage: Passage, _ turn: Turn, _ index: Int) {
        let part = passage.parts(turn)[index]
        let pattern = passage.dose.pattern
        guard sounds else { return }
        switch part.breathing {
        case .none: return
        case .inBreath, .outBreath:
            guard turn.set == 1, turn.repetition <= 2 else { return }
            let opening = turn.repetition == 1 && index == 0
            offer(
                &words, .breath,
                wording.led(passage.pose, passage.movement.phases[index], opening: opening))
        case .whole(let count):
            if turn.set == 1, turn.repetition == 1, index == 0 {
                let out = words.start + Frames(pattern.inBreath)
                offer(&words, .breath, wording.breatheIn, to: out)
                offer(&words, .breath, wording.breatheOut, from: out, to: out + Frames(pattern.outBreath))
            }
            if !part.timed, count > 1 {
                let last = words.start + Frames(pattern.length) * (count - 1)
                if last >= words.soonest { words.forget(wording.lastBreath) }
                offer(&words, .breath, wording.lastBreath, from: last, to: last + Frames(pattern.inBreath))
            }
        }
    }

    private func offer(
        _ words: inout WorkWords, _ role: SpeechRole, _ line: Line, from: Frames? = nil, to: Frames? = nil
    ) {
        words.offer(
            role, line, length(line.text), from: (from ?? words.start) + Silence.afterTone,
            to: to ?? words.end)
    }
}
