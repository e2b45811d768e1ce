import Practice
import Voice

/// What may have to be said beside the timeline.
extension Score {
    /// How often in a row `longer` finds every word of the longer work measured.
    static let foreseenEdits = 6

    /// Every text that an aside or an edited timeline of this score may speak and `lines()` does not have, each once; those
    /// of the poses in their order. A session that has them measured is never kept waiting.
    public func asides() -> [String] {
        guard hasWords else { return [] }
        var seen = Set(lines())
        var texts: [String] = []
        for line in answers + routine.entries.indices.dropFirst(from).flatMap(asides(ofEntry:)) + ways {
            if seen.insert(line.text).inserted { texts.append(line.text) }
        }
        return texts
    }

    private var hasWords: Bool { talk == .brief || hasAllWords }
    /// Some pose of a session that follows what is known may be told in full.
    private var hasAllWords: Bool { talk == .full || talk == .auto }

    private var answers: [Line] {
        let counts = [3, 2, 1].map { wording.count($0) }
        let always = [wording.easeOff, wording.sidesEqual, wording.lastOne] + counts
        guard hasAllWords else { return always }
        return always + [
            wording.breatheIn, wording.breatheOut, wording.lastBreath, wording.halfway, wording.againLast,
        ]
    }

    private func asides(ofEntry entry: Int) -> [Line] {
        guard let passage = passage(ofEntry: entry) else { return [] }
        let pose = passage.pose
        var lines = [wording.name(pose)]
        for side in passage.sides {
            lines += [wording.briefRelease(pose, side), wording.easier(pose, side)]
            if let side { lines += [wording.on(side), wording.ready(pose, side)] }
            if hasAllWords { lines += wording.setup(pose, passage.shape, side) }
        }
        lines += remaining(passage).map { $0.line(wording) }
        guard hasAllWords else { return lines }
        let low = easyDose(of: passage)
        lines += wording.dose(passage.spoken(low, heard: breath != .off))
        let repetitions = max(passage.dose.repetitions, low.repetitions) + Self.foreseenEdits
        lines += (1...repetitions).map { wording.count($0) }
        if passage.dose.pause >= Silence.longPause { lines += (2...repetitions).map { wording.again($0) } }
        return lines
    }

    /// What may be left of the work of a pose, at any moment of it.
    private func remaining(_ passage: Passage) -> [Remaining] {
        let (dose, low) = (passage.dose, easyDose(of: passage))
        let breath = Frames(dose.pattern.length)
        let repetitions = max(dose.repetitions, low.repetitions) + Self.foreseenEdits
        var all: [Remaining] = []
        if dose.counted || low.counted { all += (1...repetitions).map { .times($0) } }
        let once = dose.once + breath * Self.foreseenEdits
        if passage.isDosedInBreaths {
            let breaths = Int(once.count / max(1, breath.count))
            all += (1...max(1, breaths)).map { .amount(.breaths($0)) }
        }
        guard passage.isRepeated, !dose.counted else { return all + Remaining.times(upTo: once) }
        let sides = passage.movement.sides == .alternating ? 2 : 1
        let turn = dose.once + dose.pause + Frames(passage.pose.alternation)
        return all + Remaining.times(upTo: max(once, turn * repetitions * sides))
    }

    /// From every position of the session into every other, and from standing.
    private var ways: [Line] {
        let positions = Position.allCases.filter { position in
            routine.entries.indices.dropFirst(from).contains { self.position(ofEntry: $0) == position }
        }
        return positions.flatMap { to in
            (positions + [.standing]).filter { $0 != to }.flatMap { from -> [Line] in
                let brief = wording.briefWay(from: from, to: to).map { [$0] } ?? []
                return switch talk {
                case .full: wording.way(from: from, to: to)
                case .auto: wording.way(from: from, to: to) + brief
                case .brief, .chimes, .silent: brief
                }
            }
        }
    }

    /// The low end of the pose's dose: what `easier` leaves of it.
    func easyDose(of passage: Passage) -> Dose {
        Dose(passage.movement, of: passage.pose, level: .gentle, breath: breath)
    }
}
