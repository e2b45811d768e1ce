import Practice
import Testing

@testable import Voice

/// The ways between positions: the next pose begins where the way ends, whatever came before.
@Suite struct WayTests {
    let wording: Wording

    init() throws { wording = try BuiltIn.wording() }

    @Test(arguments: [
        (Position.supine, "Place both feet flat on the floor."),
        (.prone, "Rest your forehead on your hands."),
        (.seated, "Stretch your legs out in front of you."),
    ]) func everyWayIntoAPositionEndsInItsNeutralState(_ to: Position, _ end: String) {
        for from in Position.allCases where from != to {
            #expect(wording.way(from: from, to: to).last?.text == end, "from \(from)")
        }
    }

    @Test func nobodySitsStraightUpFromTheBack() {
        for to in [Position.handsAndKnees, .seated, .kneeling, .standing] {
            let texts = wording.way(from: .supine, to: to).map(\.text)
            let roll = texts.firstIndex { $0.contains("onto your right side") }
            let push = texts.firstIndex { $0.hasPrefix("Push yourself up with your hands") }
            #expect(texts.first == "Keep your knees bent.")
            #expect(roll.flatMap { roll in push.map { roll < $0 } } == true, "to \(to)")
        }
    }

    @Test func whoeverStandsUpHasTheirEyesOpenAndAHandOnSomething() {
        for from in Position.allCases where from != .standing {
            let texts = wording.way(from: from, to: .standing).map(\.text)
            #expect(
                texts.suffix(5) == [
                    "Let your eyes open.", "Place one foot in front of you.",
                    "Rest a hand on your thigh or a chair.", "Press up slowly until you stand.",
                    "Place your feet hip width apart.",
                ], "from \(from)")
        }
    }

    @Test(arguments: Position.allCases) func nobodyIsOrderedUpAtTheEnd(_ position: Position) {
        let texts = wording.closing(position).map(\.text)
        #expect(texts.first?.contains("rest as long as you like") == true)
        #expect(
            position == .standing || texts.dropFirst().first?.hasPrefix("When you want to get up,") == true)
        #expect(texts.last?.hasPrefix("If you feel dizzy,") == true)
    }
}
