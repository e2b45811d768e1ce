import Practice
import Testing

@testable import Voice

/// Sides: whoever only hears the words moves the right leg.
@Suite struct SideTests {
    static let sided = Catalog.poses.filter { $0.movement.sides != .none }

    let wording: Wording

    init() throws { wording = try BuiltIn.wording() }

    private func mirrored(_ text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            switch true {
            case word.hasPrefix("left"): "right" + word.dropFirst(4)
            case word.hasPrefix("Left"): "Right" + word.dropFirst(4)
            case word.hasPrefix("right"): "left" + word.dropFirst(5)
            case word.hasPrefix("Right"): "Left" + word.dropFirst(5)
            default: String(word)
            }
        }.joined(separator: " ")
    }

    @Test(arguments: sided) func everyChangeOfSidesNamesTheSide(_ pose: Pose) {
        for side in Side.allCases {
            for line in [
                wording.first(pose, side), wording.ready(pose, side), wording.across(pose, to: side),
                wording.alternate(pose, to: side),
            ] {
                #expect(line.text.lowercased().contains(side.rawValue), "\(line.text)")
                #expect(!line.text.lowercased().contains(side.other.rawValue), "\(line.text)")
            }
            for lines in [wording.setup(pose, .hold, side), wording.into(pose, side)] {
                #expect(lines.contains { $0.text.contains(side.rawValue) })
            }
        }
    }

    @Test(arguments: sided) func theRightIsTheMirrorOfTheLeft(_ pose: Pose) {
        let ways: [(Side) -> [Line]] = [
            { wording.setup(pose, .hold, $0) }, { wording.into(pose, $0) }, { wording.out(pose, $0) },
            { wording.release(pose, $0) }, { [wording.ready(pose, $0), wording.first(pose, $0)] },
            { [wording.letGo(pose, $0), wording.briefRelease(pose, $0), wording.easier(pose, $0)] },
        ]
        for way in ways {
            #expect(way(.right).map(\.text) == way(.left).map { mirrored($0.text) })
            #expect(way(.right).map(\.moves) == way(.left).map(\.moves))
        }
    }

    /// The first word after five seconds of quiet may be lost to a sleeping sink; the models' "Right knee." stays.
    @Test(arguments: sided.filter { $0.id != "knee-to-chest" })
    func noSideIsTheFirstWordAfterALongQuiet(_ pose: Pose) {
        for line in [wording.ready(pose, .left), wording.across(pose, to: .left)] {
            #expect(!line.text.hasPrefix("Left"), "\(line.text)")
        }
        #expect(!wording.alternate(pose, to: .left).text.hasPrefix("Left"))
    }
}
