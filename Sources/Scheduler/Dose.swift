import Practice

/// A movement with its ranges settled: what one person does in one session.
struct Dose: Sendable, Hashable {
    /// One phase, to the frame.
    struct Part: Sendable, Hashable {
        let name: String
        var frames: Frames
        var breathing: Breathing
        /// Whether the routine gives this phase in seconds.
        let timed: Bool
        /// Work of 10 s or more has its own begin and end.
        var isLong: Bool
    }

    /// What breath tones a part carries.
    enum Breathing: Sendable, Hashable {
        case none
        /// Whole breaths from the start of the part; at least one.
        case whole(Int)
        /// Half a breath, which leads the phase.
        case inBreath, outBreath
    }

    let parts: [Part]
    /// Whether a breath tone begins with the work.
    let isBreathCued: Bool
    /// Zero where there is no pause.
    var pause: Frames
    var pauseBreaths: Int
    let repetitions: Int
    /// Whether the repetitions are counted aloud, rather than filling a time.
    let counted: Bool
    let sets: Int
    var rest: Frames
    let pattern: BreathPattern

    init(_ movement: Movement, of pose: Pose, level: Level, breath: Breath) {
        let pattern = pose.breath(in: breath)
        let heard = breath != .off
        self.pattern = pattern
        parts = movement.phases.map {
            Part($0, isHold: movement.isHold, level: level, pattern: pattern, heard: heard)
        }
        isBreathCued = parts[0].breathing != .none
        switch movement.pause {
        case nil:
            pause = .zero
            pauseBreaths = 0
        case .seconds(let range):
            pause = Frames(range.at(level))
            pauseBreaths = 0
        case .breaths(let range):
            pause = Frames(pattern.length) * range.at(level)
            pauseBreaths = heard ? range.at(level) : 0
        }
        switch movement.repetitions {
        case .count(let range):
            repetitions = range.at(level)
            counted = range.at(level) > 1
        case .fill(let range):
            let once = parts.reduce(pause) { $0 + $1.frames } * (movement.sides == .alternating ? 2 : 1)
            repetitions = max(1, Int(Frames(range.at(level)).count / max(1, once.count)))
            counted = false
        }
        sets = movement.sets.at(level)
        rest = Frames(movement.rest.at(level))
    }

    /// The work of one repetition on one side.
    var once: Frames { parts.reduce(.zero) { $0 + $1.frames } }
}

extension Dose.Part {
    init(_ phase: Phase, isHold: Bool, level: Level, pattern: BreathPattern, heard: Bool) {
        name = phase.name
        switch phase.length {
        case .seconds(let range):
            let asked = range.at(level)
            let length = isHold && heard ? Self.fitted(asked, in: range, to: pattern.length) : asked
            let breaths = heard ? length.whole(pattern.length) : 0
            frames = Frames(length)
            breathing = breaths > 0 ? .whole(breaths) : .none
            timed = true
        case .breaths(let range):
            frames = Frames(pattern.length) * range.at(level)
            breathing = heard ? .whole(range.at(level)) : .none
            timed = false
        case .inBreath:
            frames = Frames(pattern.inBreath)
            breathing = heard ? .inBreath : .none
            timed = false
        case .outBreath:
            frames = Frames(pattern.outBreath)
            breathing = heard ? .outBreath : .none
            timed = false
        }
        isLong = frames >= Self.long
    }

    /// Work of this length or more has its own begin and end.
    static let long = Frames.seconds(10)

    /// `asked`, or the whole number of breaths in `range` that is less than half a breath away.
    static func fitted(_ asked: Seconds, in range: DoseRange<Seconds>, to breath: Seconds) -> Seconds {
        let below = breath * asked.whole(breath)
        for whole in [below, below + breath] {
            let distance = whole < asked ? asked - whole : whole - asked
            if whole > .zero, range.contains(whole), distance * 2 < breath { return whole }
        }
        return asked
    }
}
