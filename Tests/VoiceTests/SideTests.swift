import Practice
import Testing

@testable import Voice

/// Sides: whoever only hears the words moves the right leg.
@Suite struct SideTests {
    static let sided = Catalog.poses.filter { $0.movement.sides != .none }

    @Test(arguments: Tongue.all, sided) func everyChangeOfSidesNamesTheSide(
        _ tongue: Tongue, _ pose: Pose
    ) throws {
        let wording = try tongue.wording()
        for side in Side.allCases {
            for line in [
                wording.first(pose, side), wording.ready(pose, side), wording.across(pose, to: side),
                wording.alternate(pose, to: side), wording.side(side), wording.on(side),
            ] {
                #expect(tongue.says(side, line.text), "\(line.text)")
            }
            for lines in [wording.setup(pose, .hold, side), wording.into(pose, side)] {
                #expect(lines.contains { tongue.says(side, $0.text) })
            }
        }
    }

    @Test(arguments: Tongue.all, sided) func theRightIsTheMirrorOfTheLeft(
        _ tongue: Tongue, _ pose: Pose
    ) throws {
        let wording = try tongue.wording()
        let ways: [(Side) -> [Line]] = [
            { wording.setup(pose, .hold, $0) }, { wording.into(pose, $0) }, { wording.out(pose, $0) },
            { wording.release(pose, $0) }, { [wording.ready(pose, $0), wording.first(pose, $0)] },
            { [wording.letGo(pose, $0), wording.briefRelease(pose, $0), wording.easier(pose, $0)] },
        ]
        for way in ways {
            #expect(
                way(.right).map { tongue.signed($0.text, .right) }
                    == way(.left).map { tongue.signed($0.text, .left) })
            #expect(way(.right).map(\.moves) == way(.left).map(\.moves))
        }
    }

    /// The first word after five seconds of quiet may be lost to a sleeping sink; the models' "Right knee." stays.
    @Test(arguments: Tongue.all, sided.filter { $0.id != "knee-to-chest" })
    func noSideIsTheFirstWordAfterALongQuiet(_ tongue: Tongue, _ pose: Pose) throws {
        let wording = try tongue.wording()
        for side in Side.allCases {
            for line in [
                wording.ready(pose, side), wording.across(pose, to: side),
                wording.alternate(pose, to: side),
            ] {
                let first = Tongue.words(line.text).first.map { [$0] } ?? []
                #expect(tongue.signed(first.joined(), side) == first, "\(line.text)")
            }
        }
    }
}
