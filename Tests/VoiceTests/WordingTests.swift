import Practice
import Testing

@testable import Voice

@Suite struct WordingTests {
    let wording: Wording

    init() throws { wording = try BuiltIn.wording() }

    @Test(arguments: [
        (SpokenDose(amount: .time(Seconds(1))), "One second."),
        (SpokenDose(amount: .time(Seconds(21))), "Twenty-one seconds."),
        (SpokenDose(amount: .time(Seconds(60))), "One minute."),
        (SpokenDose(amount: .time(Seconds(120)), eachSide: true), "Two minutes each side."),
        (SpokenDose(amount: .time(Seconds(90))), "Ninety seconds."),
        (SpokenDose(amount: .breaths(1)), "One breath."),
        (SpokenDose(amount: .breaths(3)), "Three breaths."),
        (SpokenDose(times: 10, eachSide: true), "Ten times each side."),
        (SpokenDose(times: 10, byBreath: true, eachSide: true), "Ten times each side, one slow breath each."),
        (SpokenDose(amount: .time(Seconds(5)), times: 2), "Twice, five seconds each."),
        (
            SpokenDose(amount: .breaths(3), times: 2, eachSide: true),
            "Twice each side, three breaths each."
        ),
    ]) func aDoseIsSpokenInOneUnit(_ dose: SpokenDose, _ text: String) {
        #expect(wording.dose(dose).map(\.text) == [text])
    }

    @Test func setsAreASentenceOfTheirOwn() {
        let dose = SpokenDose(amount: .time(Seconds(5)), times: 3, sets: 3)
        #expect(wording.dose(dose).map(\.text) == ["Three times, five seconds each.", "Three sets."])
    }

    @Test func numbersAreWordsAsFarAsTheVoiceHasThem() {
        #expect(wording.count(1).text == "One.")
        #expect(wording.count(100).text == "One hundred.")
        #expect(wording.count(101).text == "101.")
        #expect(wording.again(2).text == "Again. Number two.")
    }

    @Test func propsAreJoinedAsPeopleSayThem() {
        #expect(wording.props([]) == nil)
        #expect(wording.props([.pillow])?.text == "Keep a pillow within reach.")
        #expect(wording.props([.mat, .book])?.text == "Keep a mat and a book within reach.")
        #expect(
            wording.props([.pillow, .towel, .blanket])?.text
                == "Keep a pillow, a towel and a blanket within reach.")
    }

    @Test func aRoutineIsCalledByItsSpokenNameElseByItsOwn() {
        let builtIn = Routine(id: "easing-five", name: "Easing Five", entries: [])
        #expect(wording.welcome(builtIn).text == "Welcome. Five easing stretches.")
        let own = Routine(name: "My evening", entries: [])
        #expect(wording.welcome(own).text == "Welcome. My evening.")
        #expect(wording.minutes(1).text == "About one minute.")
    }

    @Test func phasesByTheClockAreExplainedInTheirOrder() throws {
        let pose = try BuiltIn.pose("cat-cow")
        let catFirst = wording.setup(pose, .phases(["cat", "cow"], byBreath: false), nil).map(\.text)
        let cowFirst = wording.setup(pose, .phases(["cow", "cat"], byBreath: false), nil).map(\.text)
        #expect(Set(catFirst) == Set(cowFirst))
        let cat = try #require(catFirst.firstIndex { $0.hasPrefix("For the cat") })
        let cow = try #require(catFirst.firstIndex { $0.hasPrefix("For the cow") })
        #expect(cat < cow)
        #expect(catFirst != cowFirst)
    }

    @Test func lettingGoStartsWithTheSameWordsEverywhere() {
        for pose in Catalog.poses {
            #expect(wording.letGo(pose, .left).text.hasPrefix("Let go."), "\(pose.id)")
        }
    }

    @Test func whereOneIsAndWhatIsLeftIsSaidAgain() {
        #expect(wording.on(.left).text == "Left side.")
        #expect(wording.left(.time(Seconds(20))).text == "Twenty seconds left.")
        #expect(wording.left(.breaths(1)).text == "One breath left.")
        #expect(wording.left(times: 5).text == "Five to go.")
        #expect(wording.left(times: 1) == wording.lastOne)
    }

    @Test func aReminderSaysHowLongAndWhere() {
        #expect(
            wording.reminder(minutes: 10, isOnFloor: true).map(\.text)
                == ["Time to loosen your back.", "Ten minutes, on the floor."])
        #expect(wording.reminder(minutes: 1, isOnFloor: false).last?.text == "One minute.")
    }

    @Test func everyPoseHasAnEasierVariationOfItsOwn() {
        for pose in Catalog.poses {
            for side in Side.allCases {
                let line = wording.easier(pose, side)
                #expect(line.text != "Make the movement smaller.", "\(pose.id)")
                #expect(line.moves == .still)
            }
        }
    }

    @Test func aPoseThatAPersonWroteUsesTheirWords() {
        let own = Pose(
            id: "wall stretch", position: .supine,
            movement: .hold(.seconds(DoseRange(Seconds(60))), sides: .each), steps: ["Bring your hips close."]
        )
        #expect(wording.name(own).text == "Wall stretch.")
        #expect(wording.setup(own, .hold, .left) == [Line("Bring your hips close.", .trunk)])
        #expect(wording.first(own, .left).text == "Left side first.")
        #expect(wording.across(own, to: .right).text == "Now the right side.")
        #expect(wording.out(own, .left) == wording.release(own, .left))
        #expect(wording.easier(own, .left).text == "Make the movement smaller.")
        #expect(wording.word(own, "up").text == "Up.")
        #expect(wording.led(own, Phase(name: "up", length: .inBreath), opening: true) == wording.breatheIn)
    }
}
