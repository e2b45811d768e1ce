import Fixtures
import Foundation
import Player
import Scheduler
import Synchronization
import Testing

@testable import Desktop

/// The names, the bus that comes and goes, and our own interface.
@Suite(.serialized) struct PresenceTests {
    private static func method(_ member: String) -> MethodName {
        MethodName(SessionService.name, SessionService.path, SessionService.name, member)
    }

    @Test func `orders reach the session, and are refused where none plays`() throws {
        let stage = try Stage()
        defer { stage.end() }
        let caller = try stage.caller()
        let orders: [(String, Command)] = [
            ("Stop", .stop), ("Pause", .pause), ("Resume", .resume), ("Toggle", .toggle), ("Next", .next),
            ("Previous", .previous), ("Repeat", .again), ("Longer", .longer), ("Easier", .easier),
        ]
        for (member, _) in orders {
            #expect(throws: BusError("org.backtalk.Error.NothingPlaying", "Nothing is playing.")) {
                try caller.call(Self.method(member))
            }
        }
        stage.begin(Stage.observation(at: .seconds(10)))
        for (member, command) in orders {
            _ = try caller.call(Self.method(member))
            #expect(stage.take() == [command], "\(member)")
        }
    }

    @Test func `the status tells what plays, and every change is told`() throws {
        let stage = try Stage()
        defer { stage.end() }
        let caller = try stage.caller()
        func status() throws -> [String: Value] {
            try caller.call(Self.method("Status")).first?.options ?? [:]
        }
        #expect(try status() == ["state": .string("nothing")])
        stage.begin(nil)
        #expect(try status()["state"] == .string("starting"), "before it was seen")
        var told: [[String: Value]] = []
        var poses: [String] = []
        let ours = SignalSource.owner(of: SessionService.name)
        try caller.match(.statusChanged, from: ours) { told.append($0[0].options ?? [:]) }
        try caller.match(.poseChanged, from: ours) { poses.append($0[1].text ?? "") }
        stage.show(Stage.observation(at: .seconds(10)))
        let now = try status()
        #expect(now["pose"] == .string("childs-pose") && now["title"] == .string("Child's pose"))
        #expect(now["span"] == .string("work") && now["left"] == .double(14))
        #expect(now["position"] == .double(10) && now["length"] == .double(90))
        stage.show(Stage.observation(at: .seconds(11)))
        stage.show(Stage.observation(at: .seconds(40), .paused))
        stage.onLoop { $0.end() }
        try caller.listen(until: { told.last == ["state": .string("nothing")] })
        #expect(told.count == 3, "time alone is no change")
        #expect(told[1]["state"] == .string("paused") && told[1]["side"] == .string("left"))
        #expect(poses == ["Child's pose", "Knee to chest", ""])
    }

    @Test func `every state, pose and cue is told by a signal of its own`() throws {
        let stage = try Stage()
        defer { stage.end() }
        let caller = try stage.caller()
        var told: [String] = []
        for signal in [HeardSignal.stateChanged, .poseChanged, .cueBegan] {
            try caller.match(signal, from: .owner(of: SessionService.name)) { values in
                let words = values.map { $0.text ?? $0.integer.map(String.init) ?? "?" }
                told.append("\(signal.kind.member) \(words.joined(separator: "|"))")
            }
        }
        stage.begin(nil)
        var first = Stage.observation(at: .zero)
        first.begun = [Stage.timeline.cues[0]]
        stage.show(first)
        var second = Stage.observation(at: .seconds(5))
        second.begun = [Stage.timeline.cues[1]]
        stage.show(second)
        stage.show(Stage.observation(at: .seconds(5), .paused))
        stage.show(Stage.observation(at: .seconds(5), .waiting))
        stage.show(Stage.observation(at: .seconds(40), .stopping))
        stage.onLoop { $0.end() }
        try caller.listen(until: { told.last == "PoseChanged ||-1" })
        #expect(
            told == [
                "StateChanged playing", "CueBegan chime|open|", "PoseChanged childs-pose|Child's pose|0",
                "CueBegan speech|name|Child's pose.", "StateChanged paused", "StateChanged waiting",
                "StateChanged stopping", "PoseChanged knee-to-chest|Knee to chest|1", "StateChanged nothing",
                "PoseChanged ||-1",
            ])
    }

    @Test func `a terminal takes a name of its own beside the daemon, and is asked in the daemon's place`()
        throws
    {
        let elsewhere = Elsewhere()
        let daemon = try Stage(.daemon, controls: Controls(elsewhere: { elsewhere.note($0) }))
        let caller = try daemon.caller()
        #expect(elsewhere.all.isEmpty)
        let terminal = try Stage(.terminal, on: daemon.bus)
        defer {
            terminal.end()
            daemon.end()
        }
        terminal.begin(Stage.observation(at: .seconds(10)))
        let own = "org.mpris.MediaPlayer2.backtalk.instance\(getpid())"
        try Patience.wait("it takes no name") { try daemon.bus.has(own) }
        try Patience.wait("the daemon does not ask it") {
            try caller.call(Self.method("Status")).first?.options?["state"] == .string("playing")
        }
        #expect(elsewhere.all == [true])
        _ = try caller.call(Self.method("Longer"))
        #expect(terminal.take() == [.longer] && daemon.take().isEmpty)
        #expect(throws: BusError.self) { try caller.call(Self.method("Start"), [.options([:])]) }
        var told: [[String: Value]] = []
        try caller.match(.statusChanged, from: .owner(of: SessionService.name)) {
            told.append($0[0].options ?? [:])
        }
        terminal.show(Stage.observation(at: .seconds(10), .paused))
        try caller.listen(until: { told.last?["state"] == .string("paused") })
        terminal.onLoop { $0.leave() }
        try Patience.wait("it is still asked") {
            try caller.call(Self.method("Status")).first?.options == ["state": .string("nothing")]
        }
        #expect(elsewhere.all == [true, false])
    }

    /// What the daemon is told of another process of ours.
    private final class Elsewhere: Sendable {
        private let told = Mutex<[Bool]>([])
        func note(_ isPlaying: Bool) { told.withLock { $0.append(isPlaying) } }
        var all: [Bool] { told.withLock { $0 } }
    }

    @Test func `the daemon takes the names that a terminal held`() throws {
        let terminal = try Stage(.terminal)
        terminal.begin(Stage.observation(at: .seconds(10)))
        _ = try terminal.caller()
        let elsewhere = Elsewhere()
        let daemon = try Stage(
            .daemon, on: terminal.bus, controls: Controls(elsewhere: { elsewhere.note($0) }))
        defer {
            daemon.end()
            terminal.end()
        }
        try Patience.wait("it does not see that a terminal plays") { elsewhere.all == [true] }
        terminal.onLoop { $0.leave() }
        let caller = try daemon.caller()
        try Patience.wait("the daemon does not answer") {
            do {
                return try caller.call(Self.method("Status")).first?.options == ["state": .string("nothing")]
            } catch let error as BusError where error.hasGone {
                // The bus has not noticed yet that the terminal left.
                return false
            }
        }
        #expect(elsewhere.all == [true, false])
    }

    @Test func `a bus that comes late, goes away and comes back is served each time`() throws {
        let bus = try PrivateBus()
        bus.crash()
        let stage = try Stage(on: bus)
        defer { stage.end() }
        stage.begin(Stage.observation(at: .seconds(10)))
        for _ in 0..<3 {
            try bus.startAgain()
            let caller = try stage.caller()
            #expect(try caller.call(Self.method("Status")).first?.options?["state"] == .string("playing"))
            bus.crash()
            stage.show(Stage.observation(at: .seconds(11)))
        }
    }

    @Test func `a bus that stays away is looked for less and less, and then when it is seen`() {
        var watched = Retries()
        var delays: [UInt64] = []
        while let delay = watched.delay(isWatched: true) { delays.append(delay) }
        #expect(delays == delays.sorted() && delays.reduce(0, +) < 30_000)
        var blind = Retries()
        for _ in 0..<100 { #expect(blind.delay(isWatched: false) ?? 0 > 0) }
        #expect(blind.delay(isWatched: false) == 60_000)
        watched.reset()
        #expect(watched.delay(isWatched: true) == delays.first)
    }
}
