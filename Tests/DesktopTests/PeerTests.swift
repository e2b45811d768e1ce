import Fixtures
import Foundation
import Neighbour
import Synchronization
import Testing

@testable import Desktop

/// Peers: who may be asked in the daemon's place.
@Suite(.serialized) struct PeerTests {
    private static let status = MethodName(
        SessionService.name, SessionService.path, SessionService.name, "Status")
    private static let nothing: [String: Value] = ["state": .string("nothing")]
    private static let own = "\(PeerWatch.prefix)\(getpid())"

    /// Another process of ours as the daemon sees it, which answers in the way that is set.
    private final class Impostor: @unchecked Sendable {
        enum Manner: Sendable { case rightly, wrongly, never }
        private let manner: Mutex<Manner>
        /// Those that it has not answered yet. On the thread of its connection.
        private var calls: [Call] = []

        init(_ manner: Manner) { self.manner = Mutex(manner) }

        /// From now on; also what it has not answered yet, when it is called next.
        func answer(_ manner: Manner) { self.manner.withLock { $0 = manner } }

        func take(_ call: Call) {
            calls.append(call)
            let manner = manner.withLock { $0 }
            if manner == .never { return }
            for call in calls {
                call.answer(
                    manner == .wrongly
                        ? .options(["state": .double(.nan)])
                        : .options(["state": .string("playing"), "routine": .string("theirs")]))
            }
            calls = []
        }

        /// Has it answer all that it has not answered.
        func wake(_ caller: BusCaller) throws {
            _ = try caller.call(
                MethodName(PeerTests.own, SessionService.path, SessionService.name, "Status"))
        }

        func appear(_ name: String, on bus: PrivateBus) throws -> Pump {
            try Pump(bus) { connection in
                connection.request(name, waits: false) { _ in }
                let interface = Interface(
                    SessionService.name, "",
                    methods: [.init("Status", out: [.init("status", "a{sv}")]) { self.take($0) }])
                return try ObjectTree([SessionService.path: [interface]], on: connection)
            }
        }
    }

    private static func ask(_ caller: BusCaller) throws -> (status: [String: Value]?, seconds: Double) {
        let start = ContinuousClock.now
        let status = try caller.call(Self.status).first?.options
        return (status, (ContinuousClock.now - start) / .seconds(1))
    }

    @Test(arguments: [
        "\(PeerWatch.prefix)999", "\(PeerWatch.prefix)\(getpid())0", "\(PeerWatch.prefix)1",
        "\(SessionService.name).instance", "\(PeerWatch.prefix)\(getpid()).x",
    ])
    func `a name that tells another process is not asked, however well it would answer`(name: String) throws {
        let stage = try Stage()
        defer { stage.end() }
        let caller = try stage.caller()
        let impostor = Impostor(.rightly)
        let pump = try impostor.appear(name, on: stage.bus)
        defer { pump.end() }
        try Patience.wait("it does not come") { try stage.bus.has(name) }
        for _ in 0..<20 { #expect(try Self.ask(caller).status == Self.nothing) }
    }

    @Test func `one that does not hold the session's lock is not believed`() throws {
        for holders in [Set<Int32>(), [getpid() + 1]] {
            let stage = try Stage(controls: Controls(sessionHolders: { holders }))
            defer { stage.end() }
            let caller = try stage.caller()
            let impostor = Impostor(.rightly)
            let pump = try impostor.appear(Self.own, on: stage.bus)
            defer { pump.end() }
            try Patience.wait("it does not come") { try stage.bus.has(Self.own) }
            for _ in 0..<20 { #expect(try Self.ask(caller).status == Self.nothing) }
        }
    }

    @Test func `one that never answers, or wrongly, keeps nobody waiting, and is believed once it answers`()
        throws
    {
        let elsewhere = Mutex<[Bool]>([])
        let stage = try Stage(
            controls: Controls(
                elsewhere: { isPlaying in elsewhere.withLock { $0.append(isPlaying) } },
                sessionHolders: { [getpid()] }))
        defer { stage.end() }
        let caller = try stage.caller()
        let impostor = Impostor(.never)
        let pump = try impostor.appear(Self.own, on: stage.bus)
        try Patience.wait("it does not come") { try stage.bus.has(Self.own) }
        for _ in 0..<5 {
            let (status, seconds) = try Self.ask(caller)
            #expect(status == Self.nothing && seconds < 1, "\(seconds) s")
        }
        impostor.answer(.rightly)
        try impostor.wake(caller)
        try Patience.wait("it is not believed") {
            try Self.ask(caller).status?["routine"] == .string("theirs")
        }
        // It stops to answer: that costs one second, once.
        impostor.answer(.never)
        let (status, seconds) = try Self.ask(caller)
        #expect(status == Self.nothing && seconds < 2, "\(seconds) s")
        for _ in 0..<5 {
            let (status, seconds) = try Self.ask(caller)
            #expect(status == Self.nothing && seconds < 1, "\(seconds) s")
        }
        impostor.answer(.rightly)
        try impostor.wake(caller)
        try Patience.wait("it does not come back") {
            try Self.ask(caller).status?["routine"] == .string("theirs")
        }
        pump.end()
        try Patience.wait("it is still there") { try Self.ask(caller).status == Self.nothing }
        #expect(elsewhere.withLock { $0 } == [true, false, true, false])
        let liar = Impostor(.wrongly)
        let other = try liar.appear(Self.own, on: stage.bus)
        defer { other.end() }
        try Patience.wait("it does not come") { try stage.bus.has(Self.own) }
        for _ in 0..<20 { #expect(try Self.ask(caller).status == Self.nothing) }
    }

    @Test func `a session that somebody says to play elsewhere does not keep one from beginning`() throws {
        let begun = Mutex(0)
        let stage = try Stage(
            controls: Controls(
                start: { _ in
                    begun.withLock { $0 += 1 }
                    return .success([])
                }, sessionHolders: { [getpid()] }))
        defer { stage.end() }
        let caller = try stage.caller()
        let impostor = Impostor(.rightly)
        let pump = try impostor.appear(Self.own, on: stage.bus)
        defer { pump.end() }
        try Patience.wait("it is not believed") {
            try Self.ask(caller).status?["routine"] == .string("theirs")
        }
        let start = MethodName(SessionService.name, SessionService.path, SessionService.name, "Start")
        _ = try caller.call(start, [.options([:])])
        #expect(begun.withLock { $0 } == 1)
    }
}
