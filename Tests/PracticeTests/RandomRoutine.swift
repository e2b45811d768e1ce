import Practice
import Seeded

/// Any routine that a file can say, small enough that it never takes twelve hours.
struct RandomRoutine {
    private var random: SplitMix64

    static func make(seed: Int) -> Routine {
        var maker = RandomRoutine(random: SplitMix64(seed: seed))
        return maker.routine()
    }

    private mutating func routine() -> Routine {
        let entries = (0..<Int.random(in: 1...5, using: &random)).map { _ in entry() }
        let patterns = ["5-5", "4-6", "4-7-8", "4-4-4-4", "off"]
        return Routine(
            name: text(), entries: entries,
            preferences: Preferences(
                voice: random.oneIn(2) ? VoiceChoice(typed: "en-us") : nil, level: maybe(Level.allCases),
                talk: maybe(Talk.allCases), breath: maybe(patterns.compactMap { Breath($0) }),
                pace: maybe(Pace.allCases)))
    }

    private mutating func entry() -> Routine.Entry {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return .say(text())
        case 1:
            let movement = movement(phases: ["up", "down", text()], sides: Sides.allCases)
            let steps = (0..<Int.random(in: 1...4, using: &random)).map { _ in text() }
            let pose = Pose(
                id: text(), position: random.pick(Position.allCases), movement: movement,
                phaseNames: movement.isHold ? [] : movement.phases.map(\.name), steps: steps)
            return .pose(pose, movement)
        case 2:
            let pose = random.pick(Catalog.poses)
            return .pose(pose, pose.movement)
        default:
            let pose = random.pick(Catalog.poses)
            let sides: [Sides] = pose.movement.sides == .none ? [.none] : [.each, .alternating]
            return .pose(pose, movement(phases: pose.phaseNames, sides: sides))
        }
    }

    private mutating func movement(phases names: [String], sides: [Sides]) -> Movement {
        var phases = [Phase(name: Phase.hold, length: held())]
        if !names.isEmpty, random.oneIn(2) {
            var names = Array(Set(names)).sorted()
            names.shuffle(using: &random)
            phases = names.prefix(Int.random(in: 1...names.count, using: &random)).map {
                Phase(name: $0, length: phaseLength($0))
            }
        }
        let sides = random.pick(sides)
        let sets = random.oneIn(2) ? DoseRange(1) : count(in: 1...2)
        return Movement(
            phases: phases, pause: pause(),
            repetitions: random.oneIn(3) ? .fill(time()) : .count(count(in: 1...6)), sides: sides,
            first: sides == .none ? .left : random.pick(Side.allCases), sets: sets,
            rest: sets.high > 1 ? time() : Movement.usualRest)
    }

    private mutating func phaseLength(_ name: String) -> Length {
        if random.oneIn(2) { return held() }
        switch name {
        case "cow": return .inBreath
        case "cat": return .outBreath
        default: return random.pick([.inBreath, .outBreath])
        }
    }

    private mutating func held() -> Length {
        random.oneIn(3) ? .breaths(count(in: 1...4)) : .seconds(time())
    }

    private mutating func pause() -> Pause? {
        switch Int.random(in: 0..<3, using: &random) {
        case 0: nil
        case 1: .breaths(count(in: 1...4))
        default: .seconds(time())
        }
    }

    private mutating func time() -> DoseRange<Seconds> {
        let step: Int64 = random.pick([1, 10, 500, 1_000, 60_000])
        let steps = max(1, 100 / step)...max(2, 60_000 / step)
        let a = Int64.random(in: steps, using: &random) * step
        let b = Int64.random(in: steps, using: &random) * step
        return DoseRange(Seconds(milliseconds: min(a, b)), Seconds(milliseconds: max(a, b)))
    }

    private mutating func count(in range: ClosedRange<Int>) -> DoseRange<Int> {
        let a = Int.random(in: range, using: &random)
        let b = Int.random(in: range, using: &random)
        return DoseRange(min(a, b), max(a, b))
    }

    private mutating func maybe<Value>(_ values: [Value]) -> Value? {
        random.oneIn(2) ? random.pick(values) : nil
    }

    private mutating func text() -> String {
        let pieces = [
            "knee", "é", "e\u{301}", "膝", "🧘🏽‍♀️", " ", "  ", ": ", " #", "- ", "'", "\"", "\\", "\n", "\t", "&a",
            "*a", "!b", "{", "]", "%", "@", "~", "null", "7", "\u{200F}", "\u{FEFF}", "\u{FFFD}", "|",
        ]
        let count = Int.random(in: 0...12, using: &random)
        return "x" + (0..<count).map { _ in random.pick(pieces) }.joined()
    }
}
