import Seeded
import Testing

@testable import Transport

/// What one input leads to in one state, with the plan there or not.
struct Transition: Hashable {
    var state: Transport.State
    var actions: [Transport.Action]

    init(_ state: Transport.State, _ actions: [Transport.Action] = []) {
        self.state = state
        self.actions = actions
    }
}

/// A situation: paused and waiting are two each, because they lead back to where they came from.
enum Situation: CaseIterable {
    case starting, playing, pausedUnplanned, pausedPlanned, waitingUnplanned, waitingPlanned, stopping, ended

    /// The inputs that lead here from the beginning.
    var path: [Transport.Input] {
        switch self {
        case .starting: []
        case .playing: [.planReady]
        case .pausedUnplanned: [.pause]
        case .pausedPlanned: [.planReady, .pause]
        case .waitingUnplanned: [.deviceLost]
        case .waitingPlanned: [.planReady, .deviceLost]
        case .stopping: [.planReady, .stop]
        case .ended: [.quit]
        }
    }

    var transport: Transport {
        var transport = Transport()
        for input in path { _ = transport.handle(input) }
        return transport
    }
}

/// The whole machine, written down a second time.
let table: [Situation: [Transport.Input: Transition]] = [
    .starting: [
        .pause: Transition(.paused, [.pauseOutput]),
        .resume: Transition(.starting),
        .toggle: Transition(.paused, [.pauseOutput]),
        .stop: Transition(.stopping, [.fadeOutput]),
        .quit: Transition(.ended, [.cutOutput, .finish(.stopped)]),
        .planReady: Transition(.playing, [.installPlan]),
        .planFailed: Transition(.ended, [.cutOutput, .finish(.planFailed)]),
        .volume: Transition(.starting, [.turnVolume]),
        .answerReady: Transition(.starting),
        .held: Transition(.starting),
        .released: Transition(.starting),
        .deviceLost: Transition(.waiting, [.goBack]),
        .deviceBack: Transition(.starting),
        .slept: Transition(.paused, [.pauseOutput, .goBack]),
        .displaced: Transition(.paused, [.pauseOutput, .goBack]),
        .deviceFailed: Transition(.ended, [.finish(.deviceFailed)]),
        .ended: Transition(.ended, [.finish(.finished)]),
    ].wishing { _ in Transition(.starting) },
    .playing: [
        .pause: Transition(.paused, [.pauseOutput]),
        .resume: Transition(.playing),
        .toggle: Transition(.paused, [.pauseOutput]),
        .stop: Transition(.stopping, [.fadeOutput]),
        .quit: Transition(.ended, [.cutOutput, .finish(.stopped)]),
        .planReady: Transition(.playing),
        .planFailed: Transition(.playing),
        .volume: Transition(.playing, [.turnVolume]),
        .answerReady: Transition(.playing, [.installPlan]),
        .held: Transition(.playing),
        .released: Transition(.playing),
        .deviceLost: Transition(.waiting, [.goBack]),
        .deviceBack: Transition(.playing),
        .slept: Transition(.paused, [.pauseOutput, .goBack]),
        .displaced: Transition(.paused, [.pauseOutput, .goBack]),
        .deviceFailed: Transition(.ended, [.finish(.deviceFailed)]),
        .ended: Transition(.ended, [.finish(.finished)]),
    ].wishing { Transition(.playing, [.answer($0)]) },
    .pausedUnplanned: [
        .pause: Transition(.paused),
        .resume: Transition(.starting, [.resumeOutput]),
        .toggle: Transition(.starting, [.resumeOutput]),
        .stop: Transition(.ended, [.cutOutput, .finish(.stopped)]),
        .quit: Transition(.ended, [.cutOutput, .finish(.stopped)]),
        .planReady: Transition(.paused, [.installPlan]),
        .planFailed: Transition(.ended, [.cutOutput, .finish(.planFailed)]),
        .volume: Transition(.paused, [.turnVolume]),
        .answerReady: Transition(.paused),
        .held: Transition(.paused),
        .released: Transition(.paused),
        .deviceLost: Transition(.paused, [.goBack]),
        .deviceBack: Transition(.paused),
        .slept: Transition(.paused, [.goBack]),
        .displaced: Transition(.paused),
        .deviceFailed: Transition(.ended, [.finish(.deviceFailed)]),
        .ended: Transition(.ended, [.finish(.finished)]),
    ].wishing { _ in Transition(.paused) },
    .pausedPlanned: [
        .pause: Transition(.paused),
        .resume: Transition(.playing, [.resumeOutput]),
        .toggle: Transition(.playing, [.resumeOutput]),
        .stop: Transition(.ended, [.cutOutput, .finish(.stopped)]),
        .quit: Transition(.ended, [.cutOutput, .finish(.stopped)]),
        .planReady: Transition(.paused),
        .planFailed: Transition(.paused),
        .volume: Transition(.paused, [.turnVolume]),
        .answerReady: Transition(.paused, [.installPlan]),
        .held: Transition(.paused),
        .released: Transition(.paused),
        .deviceLost: Transition(.paused, [.goBack]),
        .deviceBack: Transition(.paused),
        .slept: Transition(.paused, [.goBack]),
        .displaced: Transition(.paused),
        .deviceFailed: Transition(.ended, [.finish(.deviceFailed)]),
        .ended: Transition(.ended, [.finish(.finished)]),
    ].wishing { Transition(.paused, [.answer($0)]) },
    .waitingUnplanned: [
        .pause: Transition(.paused, [.pauseOutput]),
        .resume: Transition(.waiting),
        .toggle: Transition(.paused, [.pauseOutput]),
        .stop: Transition(.ended, [.cutOutput, .finish(.stopped)]),
        .quit: Transition(.ended, [.cutOutput, .finish(.stopped)]),
        .planReady: Transition(.waiting, [.installPlan]),
        .planFailed: Transition(.ended, [.cutOutput, .finish(.planFailed)]),
        .volume: Transition(.waiting, [.turnVolume]),
        .answerReady: Transition(.waiting),
        .held: Transition(.waiting),
        .released: Transition(.waiting),
        .deviceLost: Transition(.waiting, [.goBack]),
        .deviceBack: Transition(.starting),
        .slept: Transition(.paused, [.pauseOutput, .goBack]),
        .displaced: Transition(.paused, [.pauseOutput, .goBack]),
        .deviceFailed: Transition(.ended, [.finish(.deviceFailed)]),
        .ended: Transition(.ended, [.finish(.finished)]),
    ].wishing { _ in Transition(.waiting) },
    .waitingPlanned: [
        .pause: Transition(.paused, [.pauseOutput]),
        .resume: Transition(.waiting),
        .toggle: Transition(.paused, [.pauseOutput]),
        .stop: Transition(.ended, [.cutOutput, .finish(.stopped)]),
        .quit: Transition(.ended, [.cutOutput, .finish(.stopped)]),
        .planReady: Transition(.waiting),
        .planFailed: Transition(.waiting),
        .volume: Transition(.waiting, [.turnVolume]),
        .answerReady: Transition(.waiting, [.installPlan]),
        .held: Transition(.waiting),
        .released: Transition(.waiting),
        .deviceLost: Transition(.waiting, [.goBack]),
        .deviceBack: Transition(.playing),
        .slept: Transition(.paused, [.pauseOutput, .goBack]),
        .displaced: Transition(.paused, [.pauseOutput, .goBack]),
        .deviceFailed: Transition(.ended, [.finish(.deviceFailed)]),
        .ended: Transition(.ended, [.finish(.finished)]),
    ].wishing { Transition(.waiting, [.answer($0)]) },
    .stopping: [
        .pause: Transition(.stopping),
        .resume: Transition(.stopping),
        .toggle: Transition(.stopping),
        .stop: Transition(.stopping),
        .quit: Transition(.ended, [.cutOutput, .finish(.stopped)]),
        .planReady: Transition(.stopping),
        .planFailed: Transition(.stopping),
        .volume: Transition(.stopping),
        .answerReady: Transition(.stopping),
        .held: Transition(.stopping),
        .released: Transition(.stopping),
        .deviceLost: Transition(.stopping),
        .deviceBack: Transition(.stopping),
        .slept: Transition(.stopping),
        .displaced: Transition(.stopping),
        .deviceFailed: Transition(.ended, [.finish(.stopped)]),
        .ended: Transition(.ended, [.finish(.stopped)]),
    ].wishing { _ in Transition(.stopping) },
    .ended: Dictionary(uniqueKeysWithValues: Transport.Input.allCases.map { ($0, Transition(.ended)) }),
]

@Test(
    "Every input in every state does what the table says", arguments: Situation.allCases,
    Transport.Input.allCases)
func everyPair(situation: Situation, input: Transport.Input) throws {
    var transport = situation.transport
    let expected = try #require(table[situation]?[input], "the table has no line for this pair")
    let actions = transport.handle(input)
    #expect(Transition(transport.state, actions) == expected)
}

extension [Transport.Input: Transition] {
    /// The same for every wish.
    fileprivate func wishing(_ transition: (Wish) -> Transition) -> Self {
        var table = self
        for input in Transport.Input.allCases {
            if case .wish(let wish) = input { table[input] = transition(wish) }
        }
        return table
    }
}

@Test(
    "The last wish that came too early is answered when the plan is there",
    arguments: [[], [.pause], [.deviceLost]] as [[Transport.Input]])
func earlyWish(path: [Transport.Input]) {
    var transport = Transport()
    for input in path { _ = transport.handle(input) }
    #expect(transport.handle(.wish(.next)) == [])
    #expect(transport.handle(.wish(.longer)) == [])
    #expect(transport.handle(.planReady) == [.installPlan, .answer(.longer)])
    #expect(transport.handle(.answerReady) == [.installPlan])
}

@Test("The situations reach every state") func everyState() {
    #expect(Set(Situation.allCases.map(\.transport.state)) == Set(Transport.State.allCases))
}

@Test("Holding is told, forgotten on release, and changes no state", arguments: Situation.allCases)
func holding(situation: Situation) {
    var transport = situation.transport
    let state = transport.state
    _ = transport.handle(.held)
    #expect(transport.isHolding == (situation != .ended))
    #expect(transport.state == state)
    _ = transport.handle(.released)
    #expect(!transport.isHolding)
    #expect(transport.state == state)
}

@Test(
    "Whatever is typed and told, a session finishes once, and the output is ordered only what it can do",
    arguments: 0..<200 as Range<UInt64>)
func randomWalk(seed: UInt64) {
    var generator = SplitMix64(state: seed)
    var transport = Transport()
    var finished = 0
    var isSounding = true
    for _ in 0..<100 {
        let input = Transport.Input.allCases.randomElement(using: &generator) ?? .toggle
        let before = transport
        for action in transport.handle(input) {
            switch action {
            case .finish: finished += 1
            case .installPlan: #expect(transport.isPlanned)
            case .answer: #expect(transport.isPlanned)
            case .turnVolume: #expect(input == .volume)
            case .goBack: #expect([.deviceLost, .slept, .displaced].contains(input))
            case .pauseOutput:
                #expect(isSounding, "paused twice")
                isSounding = false
            case .resumeOutput:
                #expect(!isSounding, "resumed while sounding")
                isSounding = true
            case .fadeOutput: #expect(isSounding && before.state != .waiting, "faded what is silent")
            case .cutOutput: isSounding = false
            }
        }
        #expect(transport.isPlanned || !before.isPlanned)
    }
    #expect(finished == (transport.state == .ended ? 1 : 0))
}
