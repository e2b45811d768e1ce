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

/// A situation: paused is two, because resuming leads back to where it came from.
enum Situation: CaseIterable {
    case starting, playing, pausedUnplanned, pausedPlanned, stopping, ended

    /// The inputs that lead here from the beginning.
    var path: [Transport.Input] {
        switch self {
        case .starting: []
        case .playing: [.planReady]
        case .pausedUnplanned: [.pause]
        case .pausedPlanned: [.planReady, .pause]
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
        .held: Transition(.starting),
        .released: Transition(.starting),
        .deviceLost: Transition(.ended, [.finish(.deviceLost)]),
        .ended: Transition(.ended, [.finish(.finished)]),
    ],
    .playing: [
        .pause: Transition(.paused, [.pauseOutput]),
        .resume: Transition(.playing),
        .toggle: Transition(.paused, [.pauseOutput]),
        .stop: Transition(.stopping, [.fadeOutput]),
        .quit: Transition(.ended, [.cutOutput, .finish(.stopped)]),
        .planReady: Transition(.playing),
        .planFailed: Transition(.playing),
        .held: Transition(.playing),
        .released: Transition(.playing),
        .deviceLost: Transition(.ended, [.finish(.deviceLost)]),
        .ended: Transition(.ended, [.finish(.finished)]),
    ],
    .pausedUnplanned: [
        .pause: Transition(.paused),
        .resume: Transition(.starting, [.resumeOutput]),
        .toggle: Transition(.starting, [.resumeOutput]),
        .stop: Transition(.stopping, [.cutOutput]),
        .quit: Transition(.ended, [.cutOutput, .finish(.stopped)]),
        .planReady: Transition(.paused, [.installPlan]),
        .planFailed: Transition(.ended, [.cutOutput, .finish(.planFailed)]),
        .held: Transition(.paused),
        .released: Transition(.paused),
        .deviceLost: Transition(.ended, [.finish(.deviceLost)]),
        .ended: Transition(.ended, [.finish(.finished)]),
    ],
    .pausedPlanned: [
        .pause: Transition(.paused),
        .resume: Transition(.playing, [.resumeOutput]),
        .toggle: Transition(.playing, [.resumeOutput]),
        .stop: Transition(.stopping, [.cutOutput]),
        .quit: Transition(.ended, [.cutOutput, .finish(.stopped)]),
        .planReady: Transition(.paused),
        .planFailed: Transition(.paused),
        .held: Transition(.paused),
        .released: Transition(.paused),
        .deviceLost: Transition(.ended, [.finish(.deviceLost)]),
        .ended: Transition(.ended, [.finish(.finished)]),
    ],
    .stopping: [
        .pause: Transition(.stopping),
        .resume: Transition(.stopping),
        .toggle: Transition(.stopping),
        .stop: Transition(.stopping),
        .quit: Transition(.ended, [.cutOutput, .finish(.stopped)]),
        .planReady: Transition(.stopping),
        .planFailed: Transition(.stopping),
        .held: Transition(.stopping),
        .released: Transition(.stopping),
        .deviceLost: Transition(.ended, [.finish(.stopped)]),
        .ended: Transition(.ended, [.finish(.stopped)]),
    ],
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
    "Whatever is typed, a session finishes once and installs its plan once",
    arguments: 0..<200 as Range<UInt64>)
func randomWalk(seed: UInt64) {
    var generator = SplitMix64(state: seed)
    var transport = Transport()
    var finished = 0
    var installed = 0
    var isSounding = true
    for _ in 0..<100 {
        let input = Transport.Input.allCases.randomElement(using: &generator) ?? .toggle
        for action in transport.handle(input) {
            switch action {
            case .finish: finished += 1
            case .installPlan: installed += 1
            case .pauseOutput:
                #expect(isSounding, "paused twice")
                isSounding = false
            case .resumeOutput:
                #expect(!isSounding, "resumed while sounding")
                isSounding = true
            case .fadeOutput: #expect(isSounding, "faded what is silent")
            case .cutOutput: isSounding = false
            }
        }
    }
    #expect(finished == (transport.state == .ended ? 1 : 0))
    #expect(installed == (transport.isPlanned ? 1 : 0))
}
