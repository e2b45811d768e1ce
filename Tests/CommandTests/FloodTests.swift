import Desktop
import Fixtures
import Foundation
import Neighbour
import Synchronization
import Testing

/// Strangers who send without end, read nothing, and hold the names that we look up: the daemon plays on.
@Suite(.serialized) struct FloodTests {
    private static let service = "org.backtalk.Backtalk1"
    private static func method(_ member: String, of name: String = service) -> MethodName {
        MethodName(name, "/org/backtalk/Backtalk1", service, member)
    }

    /// How many messages a stranger sends: enough to fill every buffer on the way many times over.
    private static let messages = 100_000

    private static func position(_ caller: BusCaller) throws -> (
        position: Double, state: String, seconds: Double
    ) {
        let start = ContinuousClock.now
        let status = try caller.call(method("Status")).first?.options ?? [:]
        return (
            status["position"]?.number ?? -1, status["state"]?.text ?? "",
            (ContinuousClock.now - start) / .seconds(1)
        )
    }

    @Test func `a flood of signals and calls neither stops the session nor fills the memory`() throws {
        let household = try Household()
        let daemon = try household.startDaemon()
        #expect(try household.run("start", "floor-four", "--talk", "silent", "--preroll", "0").code == 0)
        let caller = try BusCaller(.at(household.bus.address))
        try Patience.wait("it does not play") { try Self.position(caller).position > 0 }
        // What it needs once, it has then.
        try Self.flood(household.bus.address, 2_000)
        let memory = try Household.memory(daemon.pid)
        let address = household.bus.address
        let isOver = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            do { try Self.flood(address, Self.messages) } catch { Issue.record(error) }
            isOver.signal()
        }
        var slowest = 0.0
        var looks = 0
        let start = ContinuousClock.now
        let first = try Self.position(caller).position
        var last = first
        while isOver.wait(timeout: .now() + .milliseconds(20)) == .timedOut {
            let (position, state, seconds) = try Self.position(caller)
            #expect(state == "playing")
            #expect(position >= last)
            (last, slowest, looks) = (position, max(slowest, seconds), looks + 1)
        }
        let end = try Self.position(caller)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let after = try Household.memory(daemon.pid)
        // How soon it answers depends on the bus and on who else computes here: only that it does is held to.
        print("flood: \(looks) looks, slowest \(slowest) s, \(seconds) s, \(memory) KB, then \(after) KB")
        #expect(
            abs(end.position - first - seconds) < 1 + end.seconds,
            "\(end.position - first) s were played in \(seconds) s")
        #expect(after - memory < 4_096, "\(memory) KB, then \(after) KB")
        #expect(daemon.isRunning)
    }

    /// Reads nothing of what comes back.
    private static func flood(_ address: String, _ count: Int) throws {
        let stranger = try Stranger(address)
        let player = MethodName(
            "org.mpris.MediaPlayer2.backtalk", "/org/mpris/MediaPlayer2",
            "org.freedesktop.DBus.Properties", "GetAll")
        for number in 0..<count {
            switch number % 4 {
            case 0:
                try stranger.signal(
                    "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep",
                    [.boolean(true)], to: service)
            case 1: try stranger.call(method("Status"), wantsAnswer: true)
            case 2: try stranger.call(player, [.string("")], wantsAnswer: true)
            default: try stranger.call(method("Status"))
            }
            if number % 1_000 == 999 { try stranger.flush() }
        }
        try stranger.flush()
    }

    @Test(arguments: [Squatter.Manner.never, .wrongTypes])
    func `names that are held before the daemon comes do not keep it from playing`(
        manner: Squatter.Manner
    ) throws {
        let household = try Household()
        let squatter = Squatter(
            household.bus.address,
            [
                "org.mpris.MediaPlayer2.backtalk", "org.mpris.MediaPlayer2.backtalk.instance999",
                "org.freedesktop.Notifications", "org.freedesktop.login1", "org.freedesktop.ScreenSaver",
                "org.freedesktop.systemd1",
            ] + (0..<20).map { "org.mpris.MediaPlayer2.squatted\($0)" }, manner)
        defer { squatter.end() }
        try household.startDaemon()
        func timed(_ arguments: String...) throws -> Tool.Result {
            let start = ContinuousClock.now
            let run = try Tool.run(
                ["env", "-C", household.workshop.folder, Workshop.program] + arguments,
                environment: household.environment)
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            // The start of the program is no part of it, but it is small.
            #expect(seconds < 5, "\(arguments) took \(seconds) s")
            return run
        }
        let start = try timed("start", "floor-four", "--talk", "silent", "--preroll", "0")
        #expect(start.code == 0, "\(start.errors)")
        let caller = try BusCaller(.at(household.bus.address))
        try Patience.wait("it does not play") { try Self.position(caller).position > 0.5 }
        for _ in 0..<5 { #expect(try Self.position(caller).seconds < 1) }
        #expect(try timed("pause").code == 0)
        try Patience.wait("it is not paused") { try Self.position(caller).state == "paused" }
        #expect(try timed("stop").code == 0)
        try Patience.wait("it does not end") { try Self.position(caller).state == "nothing" }
        #expect(!squatter.calls.contains("Status") && !squatter.calls.contains("Pause"))
    }
}
