import Documents
import Testing

@testable import Practice

@Suite struct CatalogTests {
    @Test func `the embedded poses have no mistakes`() {
        var log = MistakeLog(file: "poses.yaml")
        #expect(Catalog.readPoses(&log) == Catalog.poses)
        #expect(log.mistakes == [])
    }

    @Test func `the poses are listed in their order`() {
        #expect(
            Catalog.poses.map(\.id) == [
                "childs-pose", "cat-cow", "lower-back-twist", "knee-to-chest", "knees-to-chest",
                "pelvic-tilt", "pelvic-rock", "knee-rolls", "piriformis", "bridge", "seated-twist", "sphinx",
                "heel-sit", "rest",
            ])
    }

    @Test(arguments: [
        pose("childs-pose", .handsAndKnees, .hold(seconds(20, 60)), [.pillow, .towel]),
        pose(
            "cat-cow", .handsAndKnees,
            Movement(
                phases: [Phase(name: "cow", length: .inBreath), Phase(name: "cat", length: .outBreath)],
                repetitions: .fill(range(30, 60))),
            [.pillow], phases: ["cow", "cat"]),
        pose("lower-back-twist", .supine, .hold(seconds(20, 30), sides: .each), [.pillow, .blanket]),
        pose("knee-to-chest", .supine, .hold(seconds(20, 30), sides: .each), [.pillow, .towel]),
        pose("knees-to-chest", .supine, .hold(seconds(20, 30))),
        pose(
            "pelvic-tilt", .supine,
            Movement(
                phases: [Phase(name: "release", length: .inBreath), Phase(name: "tilt", length: .outBreath)],
                repetitions: .count(DoseRange(12, 15))),
            breathHolds: false, phases: ["release", "tilt"], effort: "tilt"),
        pose(
            "pelvic-rock", .supine,
            Movement(
                phases: [Phase(name: "uncurl", length: .inBreath), Phase(name: "curl", length: .outBreath)],
                repetitions: .count(DoseRange(8, 12))),
            breathHolds: false, phases: ["uncurl", "curl"], effort: "curl"),
        pose(
            "knee-rolls", .supine,
            Movement(
                phases: [hold(breaths(1))], repetitions: .count(DoseRange(5, 10)), sides: .alternating),
            [.mat, .book], alternation: 4),
        pose(
            "piriformis", .supine, .hold(seconds(20, 30), sides: .each), [.pillow], change: 12,
            alternation: 12),
        pose(
            "bridge", .supine,
            Movement(
                phases: [hold(breaths(3))], pause: .seconds(range(10)), repetitions: .count(DoseRange(2, 3))),
            breath: .short, breathHolds: false),
        pose(
            "seated-twist", .seated, .hold(seconds(20, 60), sides: .each), [.blanket], change: 12,
            alternation: 12),
        pose("sphinx", .prone, .hold(seconds(30, 60)), breathHolds: false),
        pose(
            "heel-sit", .handsAndKnees,
            Movement(
                phases: [hold(breaths(1))], pause: .seconds(range(3)), repetitions: .count(DoseRange(10, 15))),
            breath: .short),
        pose("rest", .supine, .hold(seconds(60, 180)), [.pillow]),
    ])
    func `a built-in pose is as the practice says`(expected: Pose) throws {
        #expect(try #require(Catalog.pose(expected.id)) == expected)
    }

    @Test(arguments: [
        BuiltIn(
            "easing-five", "Easing Five",
            [
                .init("childs-pose", .hold(seconds(20, 30))),
                .init(
                    "cat-cow",
                    Movement(
                        phases: [
                            Phase(name: "cat", length: seconds(5)), Phase(name: "cow", length: seconds(5)),
                        ],
                        repetitions: .fill(range(30, 60)))),
                .init("lower-back-twist", .hold(seconds(20, 30), sides: .each)),
                .init("knees-to-chest", .hold(seconds(20, 30))),
                .init("pelvic-tilt", counted("release", "tilt", DoseRange(12, 15))),
            ]),
        BuiltIn(
            "floor-four", "Floor Four",
            [
                .init(
                    "knees-to-chest",
                    Movement(
                        phases: [hold(seconds(5, 10))], pause: .seconds(range(5)),
                        repetitions: .count(DoseRange(2)))),
                .init("pelvic-rock", counted("uncurl", "curl", DoseRange(8, 12))),
                .init("childs-pose", .hold(seconds(20, 60))),
                .init("knee-rolls", rounds(seconds(5, 10), DoseRange(2, 3))),
            ]),
        BuiltIn(
            "strength-seven", "Strength Seven",
            [
                .init("knee-to-chest", rounds(seconds(5), DoseRange(1, 3))),
                .init(
                    "pelvic-tilt",
                    Movement(
                        phases: [hold(seconds(10))], pause: .seconds(range(5)),
                        repetitions: .count(DoseRange(2, 3)))),
                .init("piriformis", .hold(seconds(20, 30), sides: .each)),
                .init("cat-cow", breathing(range(30, 60))),
                .init("childs-pose", .hold(seconds(20, 60))),
                .init("lower-back-twist", rounds(seconds(5, 10), DoseRange(1, 3))),
                .init(
                    "bridge",
                    Movement(
                        phases: [hold(breaths(3))], pause: .seconds(range(10)),
                        repetitions: .count(DoseRange(2, 3)))),
            ]),
        BuiltIn(
            "long-seven", "Long Seven",
            [
                .init("childs-pose", .hold(seconds(20, 60))),
                .init("knee-to-chest", .hold(seconds(30, 60), sides: .each, first: .right)),
                .init("piriformis", .hold(seconds(30, 60), sides: .each, first: .right)),
                .init("seated-twist", .hold(seconds(20, 60), sides: .each, first: .left)),
                .init(
                    "pelvic-tilt",
                    Movement(
                        phases: [hold(seconds(5, 10))], pause: .breaths(DoseRange(3)),
                        repetitions: .count(DoseRange(3, 5)), sets: DoseRange(1, 3), rest: range(30))),
                .init("cat-cow", breathing(range(60, 120))),
                .init("sphinx", .hold(seconds(30, 60))),
            ]),
        BuiltIn(
            "rolls-and-heels", "Rolls and Heels",
            [
                .init(
                    "heel-sit",
                    Movement(
                        phases: [hold(breaths(1))], pause: .seconds(range(3)),
                        repetitions: .count(DoseRange(10, 15)))),
                .init("knee-rolls", rounds(breaths(1), DoseRange(5, 10))),
            ]),
    ])
    func `a built-in routine has the order and the doses of its article`(expected: BuiltIn) throws {
        let routine = try #require(try Catalog.routine(expected.id))
        #expect(routine.id == expected.id)
        #expect(routine.name == expected.name)
        #expect(routine.preferences == Preferences())
        #expect(routine.entries.count == expected.doses.count)
        for (entry, dose) in zip(routine.entries, expected.doses) {
            guard case .pose(let pose, let movement) = entry else {
                Issue.record("\(entry) is no pose")
                continue
            }
            #expect(pose.id == dose.pose)
            #expect(movement == dose.movement)
        }
    }

    @Test func `the routines are listed in their order, and another has no id`() throws {
        #expect(
            Catalog.routineIDs == [
                "easing-five", "floor-four", "strength-seven", "long-seven", "rolls-and-heels",
            ])
        #expect(try Catalog.routine("nothing") == nil)
        #expect(Catalog.pose("nothing") == nil)
    }

    struct BuiltIn: Sendable {
        let id: String
        let name: String
        let doses: [Dose]

        init(_ id: String, _ name: String, _ doses: [Dose]) {
            self.id = id
            self.name = name
            self.doses = doses
        }

        struct Dose: Sendable {
            let pose: String
            let movement: Movement

            init(_ pose: String, _ movement: Movement) {
                self.pose = pose
                self.movement = movement
            }
        }
    }

    private static func pose(
        _ id: String, _ position: Position, _ movement: Movement, _ props: [Prop] = [],
        breath: BreathPattern? = nil, breathHolds: Bool = true, phases: [String] = [], effort: String? = nil,
        change: Int = 6, alternation: Int = 6
    ) -> Pose {
        Pose(
            id: id, position: position, movement: movement, props: props, breath: breath,
            allowsBreathHold: breathHolds, phaseNames: phases, effort: effort,
            change: Seconds(change), alternation: Seconds(alternation))
    }

    private static func range(_ low: Int, _ high: Int? = nil) -> DoseRange<Seconds> {
        DoseRange(Seconds(low), Seconds(high ?? low))
    }
    private static func seconds(_ low: Int, _ high: Int? = nil) -> Length { .seconds(range(low, high)) }
    private static func breaths(_ n: Int) -> Length { .breaths(DoseRange(n)) }
    private static func hold(_ length: Length) -> Phase { Phase(name: Phase.hold, length: length) }

    private static func counted(_ first: String, _ second: String, _ count: DoseRange<Int>) -> Movement {
        Movement(
            phases: [Phase(name: first, length: .inBreath), Phase(name: second, length: .outBreath)],
            repetitions: .count(count))
    }
    private static func rounds(_ length: Length, _ count: DoseRange<Int>) -> Movement {
        Movement(phases: [hold(length)], repetitions: .count(count), sides: .alternating, first: .left)
    }
    private static func breathing(_ time: DoseRange<Seconds>) -> Movement {
        Movement(
            phases: [Phase(name: "cow", length: .inBreath), Phase(name: "cat", length: .outBreath)],
            repetitions: .fill(time))
    }

    @Test(
        arguments: [
            ("Child's pose", "childs-pose"), ("childs_pose", "childs-pose"), ("child", "childs-pose"),
            ("knee to chest", "knee-to-chest"), ("knees-to-chset", "knees-to-chest"), ("brigde", "bridge"),
            ("cowcat", nil), ("downward-dog", nil), ("", nil), ("x", nil),
        ] as [(String, String?)])
    func `a pose is found by how a person writes it, and never guessed at`(name: String, nearest: String?) {
        #expect(NearestName.of(name, among: Catalog.poses.map(\.id)) == nearest)
    }
}
