import Practice
import Scheduler
import Seeded
import Voice

/// A seeded source of numbers, and of what sessions are made of.
struct Generator: RandomNumberGenerator {
    private var random: SplitMix64

    init(seed: Int) { random = SplitMix64(seed: seed) }

    mutating func next() -> UInt64 { random.next() }

    mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
    mutating func chance(_ percent: Int) -> Bool { int(1...100) <= percent }
    mutating func pick<T>(_ values: [T]) -> T { values[int(0...(values.count - 1))] }

    mutating func counts(_ range: ClosedRange<Int>) -> DoseRange<Int> {
        let low = int(range)
        return DoseRange(low, int(low...range.upperBound))
    }

    mutating func seconds(_ range: ClosedRange<Int>) -> DoseRange<Seconds> {
        let whole = counts(range)
        guard chance(10) else { return DoseRange(Seconds(whole.low), Seconds(whole.high)) }
        return DoseRange(
            Seconds(milliseconds: Int64(whole.low) * 1_000 - 250),
            Seconds(milliseconds: Int64(whole.high) * 1_000 + 125))
    }
}

extension Generator {
    mutating func length() -> Length {
        chance(70) ? .seconds(seconds(1...90)) : .breaths(counts(1...4))
    }

    mutating func movement() -> Movement {
        let phases: [Phase]
        switch int(0...3) {
        case 0: phases = [Phase(name: "one", length: .inBreath), Phase(name: "two", length: .outBreath)]
        case 1:
            phases = (0..<int(2...3)).map { Phase(name: ["one", "two", "three"][$0], length: length()) }
        default: phases = [Phase(name: Phase.hold, length: length())]
        }
        let pause: Pause? =
            chance(40) ? (chance(70) ? .seconds(seconds(1...12)) : .breaths(counts(1...3))) : nil
        return Movement(
            phases: phases, pause: pause,
            repetitions: chance(80) ? .count(counts(1...12)) : .fill(seconds(5...120)),
            sides: pick(Sides.allCases), first: pick(Side.allCases),
            sets: chance(25) ? counts(1...3) : DoseRange(1), rest: seconds(5...40))
    }

    mutating func pose(_ index: Int) -> Routine.Entry {
        let movement = movement()
        let pose = Pose(
            id: "pose \(index)", position: pick(Position.allCases), movement: movement,
            breath: chance(15) ? .short : nil, allowsBreathHold: chance(70),
            effort: movement.phases.count == 2 && chance(50) ? "two" : nil,
            steps: (0..<int(1...6)).map { "Do the thing number \($0) with your knees." })
        return .pose(pose, movement)
    }

    mutating func routine() -> Routine {
        let entries: [Routine.Entry] = (0..<int(1...6)).map { index in
            chance(15) ? .say("Now turn over, slowly, pose \(index).") : pose(index)
        }
        return Routine(name: "Generated", entries: entries)
    }

    mutating func score(_ wording: Wording) -> Score {
        let routine = routine()
        var known: [String: Talk] = [:]
        for case .pose(let pose, _) in routine.entries where !chance(30) {
            known[pose.id] = pick([.full, .brief, .chimes])
        }
        return Score(
            routine: routine, wording: wording, level: pick(Level.allCases), talk: pick(Talk.allCases),
            breath: pick(["5-5", "4-6", "4-7-8", "4-4-4-4", "off", "3-5"].compactMap { Breath($0) }),
            pace: pick(Pace.allCases), known: known)
    }

    /// Lengths as an engine might give them: usual, or now and then very long or unspeakable.
    mutating func lengths(_ texts: [String]) -> [String: Frames] {
        let odd = chance(20)
        var lengths: [String: Frames] = [:]
        for text in texts {
            let usual = Score.estimate(text).count * Int64(int(60...150)) / 100
            lengths[text] = Frames(odd && chance(10) ? Int64(int(0...400_000)) : usual)
        }
        return lengths
    }
}
