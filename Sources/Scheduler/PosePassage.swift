import Practice
import Voice

/// What is settled about a pose before its work begins.
struct Passage {
    let pose: Pose
    let movement: Movement
    let dose: Dose
    let place: Place
    var changes = PoseChanges()

    var sets: Int { changes.sets ?? dose.sets }

    func repetitions(_ side: Side?, set: Int) -> Int {
        let side = movement.sides == .alternating ? nil : side
        return changes.repetitions[Row(side: side, set: set)] ?? dose.repetitions
    }
    func repetitions(_ turn: Turn) -> Int { repetitions(turn.side, set: turn.set) }

    func parts(_ turn: Turn) -> [Dose.Part] { changes.parts[turn] ?? dose.parts }

    var sides: [Side?] { movement.sideOrder }

    func place(_ side: Side?, set: Int? = nil, repetition: Int? = nil, phase: String? = nil) -> Place {
        var place = self.place
        place.side = side
        place.set = set
        place.repetition = repetition
        place.phase = phase
        return place
    }

    /// How the setup explains the movement.
    var shape: Wording.Shape {
        guard !movement.isHold else { return .hold }
        let byBreath = dose.parts.contains { $0.breathing == .inBreath || $0.breathing == .outBreath }
        return .phases(movement.phases.map(\.name), byBreath: byBreath)
    }

    /// The dose as it is said: in one unit, and the time that it really takes.
    func spoken(_ dose: Dose, heard: Bool) -> SpokenDose {
        var spoken = SpokenDose(eachSide: movement.sides != .none, sets: dose.sets)
        let ledByBreath = movement.phases.contains { $0.length == .inBreath || $0.length == .outBreath }
        switch movement.repetitions {
        case .fill:
            let all = (dose.once + dose.pause) * dose.repetitions
            spoken.amount = .time(Seconds(milliseconds: all.count / (Frames.rate / 1_000)))
        case .count:
            spoken.times = dose.repetitions
            if ledByBreath, heard || dose.repetitions > 1 {
                spoken.byBreath = heard && dose.repetitions > 1
                if dose.repetitions == 1 { spoken.amount = .breaths(1) }
            } else if case .whole(let breaths) = dose.parts[0].breathing, movement.isHold,
                !dose.parts[0].timed
            {
                if breaths == 1, dose.repetitions > 1 {
                    spoken.byBreath = true
                } else {
                    spoken.amount = .breaths(breaths)
                }
            } else if movement.isHold || dose.repetitions == 1 {
                spoken.amount = .time(Seconds(milliseconds: dose.once.count / (Frames.rate / 1_000)))
            }
        }
        return spoken
    }
}

extension Score {
    /// nil for a `say`, and for an entry that does not exist.
    func passage(ofEntry entry: Int, _ changes: PoseChanges = PoseChanges()) -> Passage? {
        guard let (pose, movement) = pose(ofEntry: entry) else { return nil }
        return Passage(
            pose: pose, movement: movement,
            dose: changes.dose ?? Dose(movement, of: pose, level: level, breath: breath),
            place: Place(entry: entry, pose: pose.id), changes: changes)
    }
}

/// A pose from the way into it to the way out.
extension Composer {
    mutating func pose(_ entry: Int) {
        guard let passage = score.passage(ofEntry: entry, changes.poses[entry] ?? PoseChanges()) else {
            return
        }
        transition(passage, opening: !hasMoved)
        instruction(passage)
        ready(passage, passage.sides[0], set: 1)
        work(passage)
        release(passage, passage.sides.last ?? nil)
    }

    private mutating func transition(_ passage: Passage, opening: Bool) {
        let target = passage.pose.position
        defer {
            position = target
            hasMoved = true
        }
        guard opening || target != position else { return }
        let time = Silence.move(from: position, to: target, opening: opening)
        switch talk {
        case .full:
            speak(.transition, wording.way(from: position, to: target), passage.place, last: time)
        case .brief:
            let way = wording.briefWay(from: position, to: target).map { [$0] } ?? []
            speak(.transition, way, passage.place, last: time)
        case .chimes, .silent, .auto: move(time)
        }
        close(.transition, passage.place)
    }

    private mutating func instruction(_ passage: Passage) {
        let side = passage.sides[0]
        let place = passage.place(side)
        if speaks {
            speak(.name, [wording.name(passage.pose)], place)
            speak(
                .name,
                wording.dose(
                    passage.spoken(passage.changes.said ?? passage.dose, heard: score.breath != .off)), place)
        }
        if speaksAll {
            if let side { speak(.side, [wording.first(passage.pose, side)], place) }
            speak(.instruction, wording.setup(passage.pose, passage.shape, side), place)
        } else {
            // Who knows the pose gets into it without words, and needs as long as from one side to the other.
            move(Frames(passage.pose.change))
        }
        close(.instruction, place)
    }

    /// The last words before the work of a side, and the silence between.
    mutating func ready(_ passage: Passage, _ side: Side?, set: Int) {
        let place = passage.place(side, set: set)
        if speaks, let side { speak(.side, wording.ready(passage.pose, side), place) }
        breatheOut(passage, place, after: side == nil ? .zero : Silence.still)
        pass(Silence.ready)
        close(.ready, place)
    }

    /// "Breathe out." before breath-cued work, or "Breathe in." where it begins with an out-breath.
    mutating func breatheOut(_ passage: Passage, _ place: Place, after silence: Frames) {
        guard speaksAll, passage.dose.isBreathCued else { return }
        pass(silence)
        let out = passage.dose.parts[0].breathing != .outBreath
        speak(.breath, out ? wording.breatheOut : wording.breatheIn, place)
    }

    private mutating func release(_ passage: Passage, _ side: Side?) {
        let place = passage.place(side)
        switch talk {
        case .full:
            afterEndChime(passage)
            speak(.release, wording.release(passage.pose, side), place, last: Silence.between)
        case .brief:
            afterEndChime(passage)
            speak(.release, [wording.briefRelease(passage.pose, side)], place, last: Silence.between)
        case .chimes, .silent, .auto: move(Silence.between)
        }
        close(.release, place)
    }

    /// Words do not talk over the stroke of the end chime; after a pause it has long passed.
    mutating func afterEndChime(_ passage: Passage) {
        if passage.dose.pause == .zero { pass(Silence.afterStroke) }
    }
}
