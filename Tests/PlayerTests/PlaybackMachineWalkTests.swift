import AudioOutput
import Scheduler
import Seeded
import Testing

@testable import Player

@Suite("Whatever is typed and told") struct PlaybackMachineWalkTests {
    @Test("The situations reach every state") func everyState() throws {
        let names = Set(try MachineSituation.allCases.map { try $0.stage().stateName })
        #expect(
            names == [
                "starting", "playing", "resuming", "paused(command)", "paused(command, rests)", "waiting",
                "stopping", "ended(stopped)",
            ])
    }

    @Test(
        "The last request that came too early is answered when the plan is there",
        arguments: [[], [.pause], [.lost]] as [[MachineInput]])
    func earlyRequest(path: [MachineInput]) throws {
        var stage = try MachineSituation.starting.stage()
        for input in path { _ = stage.send(input) }
        #expect(stage.send(.next).isEmpty)
        #expect(stage.send(.longer).isEmpty)
        _ = stage.send(.prepared)
        let effects = stage.send(.loaded).map(MachineStage.name)
        #expect(effects.first == "order" && effects.contains("load"))
        #expect(stage.machine.lastChange != nil, "it is the second one that counts")
    }

    @Test(
        "What was made ready while the session is being ended is not played",
        arguments: [MachineInput.stop, .deadline])
    func endedBeforeItWasHeard(input: MachineInput) throws {
        var stage = try MachineSituation.playing.stage()
        _ = stage.send(.next)
        _ = stage.send(input)
        #expect(stage.send(.loaded).isEmpty)
        #expect(stage.machine.state.isEnding)
    }

    @Test(
        "A session finishes once, is silent where it says so, and nothing leads out of its end",
        arguments: 0..<200 as Range<UInt64>)
    func randomWalk(seed: UInt64) throws {
        var generator = SplitMix64(state: seed)
        var stage = try MachineStage()
        var finished = 0
        for _ in 0..<100 {
            let input = MachineInput.allCases.randomElement(using: &generator) ?? .toggle
            let wasPlanned = stage.machine.isPlanned
            let before = stage.stateName
            let effects = stage.send(input)
            let after = stage.stateName
            for effect in effects { if case .finish = effect { finished += 1 } }
            #expect(stage.machine.isPlanned || !wasPlanned)
            if before.hasPrefix("ended") {
                #expect(after == before && effects.isEmpty)
            }
            // Only a person, or what they asked for, has a pause end otherwise than with the session.
            if before.hasPrefix("paused"), !after.hasPrefix("paused"), !after.hasPrefix("ended") {
                #expect([.resume, .toggle].contains(input), "\(input) leads from \(before) to \(after)")
            }
            if before == "stopping" { #expect(after == before || after == "ended(stopped)") }
            // A change of what the audio thread shall do is ordered.
            if after != before, !after.hasPrefix("ended"), after != "resuming",
                !(before == "waiting" && input == .heard)
            {
                #expect(
                    effects.contains { if case .order = $0 { true } else { false } },
                    "\(before) \(input) \(after)")
            }
        }
        #expect(finished == (stage.machine.ending == nil ? 0 : 1))
    }
}
