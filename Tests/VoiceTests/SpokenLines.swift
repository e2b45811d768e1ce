import Practice

@testable import Voice

/// Everything that a voice can say, found by asking its wording for every moment there is.
struct SpokenLines {
    /// Where the line is said, for the eye of whoever reads a failed test.
    struct Spoken {
        let moment: String
        let line: Line
    }

    let wording: Wording
    private(set) var all: [Spoken] = []

    init(_ wording: Wording) {
        self.wording = wording
        opening()
        positions()
        doses()
        work()
        for pose in Catalog.poses { self.pose(pose) }
    }

    private mutating func add(_ moment: String, _ lines: [Line]) {
        all += lines.map { Spoken(moment: moment, line: $0) }
    }

    private mutating func opening() {
        for id in Catalog.routineIDs {
            let routine = Routine(id: id, name: id, entries: [])
            add("welcome", [wording.welcome(routine)])
        }
        for minutes in 1...60 { add("minutes", [wording.minutes(minutes)]) }
        for set in 1..<(1 << Prop.allCases.count) {
            let props = Prop.allCases.enumerated().filter { set & (1 << $0.offset) != 0 }.map(\.element)
            add("props", wording.props(props).map { [$0] } ?? [])
        }
        add("safety", wording.safety)
        add("breathing", wording.breathing)
    }

    private mutating func positions() {
        for position in Position.allCases {
            add("start \(position)", wording.start(position).map { [$0] } ?? [])
            add("closing \(position)", wording.closing(position))
            for way in WaysReader.ways(from: position) {
                add("\(way)", wording.way(from: way.from, to: way.to))
                add("\(way)", wording.briefWay(from: way.from, to: way.to).map { [$0] } ?? [])
            }
        }
    }

    private mutating func doses() {
        let amounts: [SpokenDose.Amount?] =
            [nil] + (1...60).map { .breaths($0) }
            + [1, 5, 20, 30, 59, 60, 120, 600].map { .time(Seconds($0)) }
        for amount in amounts {
            for times in [1, 2, 12, 60] {
                for byBreath in [false, true] {
                    for eachSide in [false, true] {
                        for sets in [1, 3] {
                            let dose = SpokenDose(
                                amount: amount, times: times, byBreath: byBreath, eachSide: eachSide,
                                sets: sets)
                            add("\(dose)", wording.dose(dose))
                        }
                    }
                }
            }
        }
    }

    private mutating func work() {
        add(
            "work",
            [
                wording.breatheIn, wording.breatheOut, wording.lastBreath, wording.halfway, wording.lastOne,
                wording.againLast, wording.rest,
            ])
        for number in 1...60 {
            add("number", [wording.count(number), wording.again(number), wording.nextSet(number)])
        }
        for side in Side.allCases { add("side", [wording.side(side), wording.on(side)]) }
        for times in 1...60 { add("left", [wording.left(times: times), wording.left(.breaths(times))]) }
        for seconds in stride(from: 5, through: 60, by: 5) {
            add("left", [wording.left(.time(Seconds(seconds)))])
        }
        add("answers", [wording.sidesEqual, wording.easeOff])
        for minutes in 1...60 {
            for isOnFloor in [false, true] {
                add("reminder", wording.reminder(minutes: minutes, isOnFloor: isOnFloor))
            }
        }
    }

    private mutating func pose(_ pose: Pose) {
        let sided = pose.movement.sides != .none
        add(pose.id, [wording.name(pose)])
        for side in sided ? Side.allCases.map({ $0 }) : [nil] {
            for shape in Self.shapes(pose) { add("\(pose.id) setup", wording.setup(pose, shape, side)) }
            add("\(pose.id) easier", [wording.easier(pose, side)])
            add("\(pose.id) release", wording.release(pose, side))
            add("\(pose.id) release", [wording.briefRelease(pose, side), wording.letGo(pose, side)])
            guard let side else { continue }
            add("\(pose.id) first", [wording.first(pose, side), wording.ready(pose, side)])
            add("\(pose.id) out", wording.out(pose, side))
            add("\(pose.id) into", wording.into(pose, side))
            add("\(pose.id) across", [wording.across(pose, to: side), wording.alternate(pose, to: side)])
        }
        for name in pose.phaseNames {
            add("\(pose.id) \(name)", [wording.word(pose, name)])
            for opening in [false, true] {
                let phase = Phase(name: name, length: .inBreath)
                add("\(pose.id) \(name)", [wording.led(pose, phase, opening: opening)])
            }
        }
    }

    /// Every shape in which the pose can be explained; phases in both orders.
    static func shapes(_ pose: Pose) -> [Wording.Shape] {
        guard !pose.phaseNames.isEmpty else { return [.hold] }
        let orders = [pose.phaseNames, pose.phaseNames.reversed()]
        return [.hold] + orders.flatMap { [.phases($0, byBreath: false), .phases($0, byBreath: true)] }
    }
}
