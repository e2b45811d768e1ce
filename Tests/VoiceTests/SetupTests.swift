import Practice
import Testing

@testable import Voice

/// The way into each pose, as a person with closed eyes hears it.
@Suite struct SetupTests {
    /// Seconds of silence after a sentence.
    static let silence: [Moves: Double] = [.still: 1, .limb: 3, .trunk: 5]

    /// Every way in: the setup in each shape, and the short one into a second side.
    private func setups(_ tongue: Tongue) throws -> [(pose: String, lines: [Line])] {
        let wording = try tongue.wording()
        return Catalog.poses.flatMap { pose in
            let shapes = SpokenLines.shapes(pose)
            let setups = shapes.map { (pose.id, wording.setup(pose, $0, .left)) }
            return pose.movement.sides == .none ? setups : setups + [(pose.id, wording.into(pose, .right))]
        }
    }

    @Test(arguments: Tongue.all) func isAtMostEightSentencesAndAMinuteLong(_ tongue: Tongue) throws {
        for setup in try setups(tongue) {
            #expect((1...8).contains(setup.lines.count), "\(setup.pose)")
            let seconds = setup.lines.reduce(0.0) {
                $0 + Double($1.text.count) / 15 + (Self.silence[$1.moves] ?? 0)
            }
            #expect(seconds <= 60, "\(setup.pose) takes \(seconds) s")
        }
    }

    @Test(arguments: Tongue.all) func saysWhereToStopBeforeTheLastMovementOfTheBody(_ tongue: Tongue) throws {
        for setup in try setups(tongue) {
            guard let stop = setup.lines.lastIndex(where: { $0.text.hasPrefix(tongue.stop) }) else {
                continue
            }
            let end = setup.lines.lastIndex { $0.moves == .trunk }
            #expect(end.map { stop < $0 } == true, "\(setup.pose)")
        }
    }

    @Test(arguments: Tongue.all) func saysWhatToFeelAtMostOnceAndLast(_ tongue: Tongue) throws {
        for setup in try setups(tongue) {
            let feelings = setup.lines.indices.filter { setup.lines[$0].text.hasPrefix(tongue.feel) }
            #expect(feelings.isEmpty || feelings == [setup.lines.count - 1], "\(setup.pose)")
        }
    }

    @Test(arguments: Tongue.all) func everyBuiltInPoseThatCanHurtSaysWhereToStop(_ tongue: Tongue) throws {
        let wording = try tongue.wording()
        for id in [
            "childs-pose", "cat-cow", "lower-back-twist", "knee-to-chest", "knees-to-chest", "knee-rolls",
            "piriformis", "bridge", "seated-twist", "sphinx", "heel-sit",
        ] {
            let setup = wording.setup(try BuiltIn.pose(id), .hold, .left)
            #expect(setup.contains { $0.text.hasPrefix(tongue.stop) }, "\(id)")
        }
    }
}
