import Practice
import Testing

@testable import Voice

/// The three models of PRACTICE, word for word and silence for silence.
@Suite struct ModelTests {
    let wording: Wording

    init() throws { wording = try BuiltIn.wording() }

    @Test func childsPoseAsTheOpeningPose() throws {
        let pose = try BuiltIn.pose("childs-pose")
        #expect(
            wording.way(from: .standing, to: .handsAndKnees).map(\.text)
                == ["Come down to your hands and knees."])
        #expect(wording.name(pose).text == "Child's pose.")
        #expect(wording.dose(SpokenDose(amount: .time(Seconds(20)))) == [Line("Twenty seconds.")])
        #expect(
            wording.setup(pose, .hold, nil) == [
                Line("Place your knees right below your hips.", .limb),
                Line("Place your hands below your shoulders.", .limb),
                Line("Stop wherever it feels easy.", .still),
                Line("Slide your hips back towards your heels.", .trunk),
                Line("Let your chest sink down.", .limb),
                Line("Rest your forehead on the floor or a pillow.", .limb),
                Line("Leave your arms long in front of you.", .trunk),
            ])
        #expect(
            wording.release(pose, nil) == [
                Line("Press the floor away with your hands.", .trunk),
                Line("Come back to your hands and knees.", .trunk),
            ])
    }

    @Test func kneeToChestFromHandsAndKnees() throws {
        let pose = try BuiltIn.pose("knee-to-chest")
        #expect(
            wording.way(from: .handsAndKnees, to: .supine) == [
                Line("Lower your hips to the right.", .trunk),
                Line("Lie down on your right side.", .trunk),
                Line("Roll slowly onto your back.", .trunk),
                Line("Bend both knees.", .limb),
                Line("Place both feet flat on the floor.", .limb),
            ])
        #expect(wording.name(pose).text == "Knee to chest, one leg at a time.")
        #expect(
            wording.dose(SpokenDose(amount: .time(Seconds(30)), eachSide: true))
                == [Line("Thirty seconds each side.")])
        #expect(wording.first(pose, .right).text == "Right leg first.")
        #expect(
            wording.setup(pose, .hold, .right) == [
                Line("Lift your right foot.", .limb),
                Line("Clasp your hands behind your right thigh.", .limb),
                Line("Stop at a gentle pull.", .still),
                Line("Draw your right knee slowly towards you.", .trunk),
                Line("Let your lower back rest long on the floor.", .trunk),
            ])
        #expect(wording.ready(pose, .right).text == "Right knee.")
        #expect(
            wording.out(pose, .right).map(\.text)
                == ["Let go with your hands.", "Lower your right foot to the floor."])
        #expect(wording.across(pose, to: .left) == Line("Now the left leg."))
        #expect(
            wording.into(pose, .left) == [
                Line("Lift your left foot.", .limb), Line("Clasp your hands behind your left thigh.", .limb),
                Line("Draw your left knee slowly towards you.", .trunk),
            ])
        #expect(
            wording.release(pose, .left) == [
                Line("Let go with your hands.", .limb), Line("Lower your left foot to the floor.", .trunk),
            ])
    }

    @Test func pelvicTiltLedByTheBreath() throws {
        let pose = try BuiltIn.pose("pelvic-tilt")
        #expect(wording.name(pose).text == "Pelvic tilt.")
        #expect(
            wording.dose(SpokenDose(times: 12, byBreath: true))
                == [Line("Twelve times, one slow breath each.")])
        #expect(
            wording.setup(pose, .phases(["release", "tilt"], byBreath: true), nil) == [
                Line("Rest your hands on your hips.", .limb),
                Line("Notice the small space under your lower back.", .limb),
                Line("Breathing out, press your lower back gently into the floor.", .trunk),
                Line("Breathing in, let it rise again.", .trunk),
                Line("Your hips stay on the floor.", .still),
                Line("A small movement is enough.", .trunk),
            ])
        let release = Phase(name: "release", length: .inBreath)
        let tilt = Phase(name: "tilt", length: .outBreath)
        #expect(wording.led(pose, release, opening: true).text == "Breathe in.")
        #expect(wording.led(pose, tilt, opening: false).text == "Breathe out, press down.")
        #expect(wording.led(pose, release, opening: false).text == "Breathe in, let go.")
        #expect(wording.count(1).text == "One.")
        #expect(wording.lastOne.text == "Last one.")
        #expect(
            wording.release(pose, nil) == [
                Line("Let your back rest.", .limb), Line("Breathe as you like.", .trunk),
            ])
    }
}
