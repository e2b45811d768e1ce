import Desktop
import Fixtures
import Foundation
import Seeded
import Synchronization
import Testing

/// The daemon among callers who get everything wrong. `BACKTALK_BUS_CALLS` sets how many calls; 3000 in a full run.
@Suite(.serialized) struct MalformedCallTests {
    private static let calls =
        ProcessInfo.processInfo.environment["BACKTALK_BUS_CALLS"].flatMap(Int.init) ?? 300
    private static let clients = 20

    private static func value(_ random: inout SplitMix64, depth: Int = 0) -> Value {
        switch Int.random(in: 0..<(depth < 3 ? 12 : 8), using: &random) {
        case 0: .byte(.random(in: .min ... .max, using: &random))
        case 1: .boolean(.random(using: &random))
        case 2: .int32(.random(in: .min ... .max, using: &random))
        case 3: .int64(.random(in: .min ... .max, using: &random))
        case 4: .double([.nan, .infinity, -1, 0, 1e300].randomElement(using: &random) ?? 0)
        case 5:
            .string(
                ["", "org.mpris.MediaPlayer2.Player", "Volume", "ä\n\u{7}"].randomElement(using: &random)
                    ?? "")
        case 6: .path(["/", "/org/mpris/MediaPlayer2"].randomElement(using: &random) ?? "/")
        case 7: .uint64(.max)
        case 8:
            // Never a wish that is right: it would begin a session.
            .options([
                "nosuch": .string("x"),
                ["routine", "level", "preroll", "help", "resume"].randomElement(using: &random) ?? "":
                    value(&random, depth: depth + 1),
            ])
        case 9: .variant(value(&random, depth: depth + 1))
        case 10: .strings(Array(repeating: "x", count: Int.random(in: 0..<50, using: &random)))
        default: .structure([value(&random, depth: depth + 1), value(&random, depth: depth + 1)])
        }
    }

    private static func method(_ random: inout SplitMix64) -> MethodName {
        let interfaces = [
            "org.mpris.MediaPlayer2", "org.mpris.MediaPlayer2.Player", "org.backtalk.Backtalk1",
            "org.freedesktop.DBus.Properties", "org.freedesktop.DBus.Introspectable", "a.b",
        ]
        let members = [
            "Next", "Seek", "SetPosition", "OpenUri", "Get", "Set", "GetAll", "Introspect", "Start", "Stop",
            "Status", "Journal", "Reminders", "Nosuch",
        ]
        let paths = ["/org/mpris/MediaPlayer2", "/org/backtalk/Backtalk1", "/", "/a/b"]
        return MethodName(
            "org.backtalk.Backtalk1", paths.randomElement(using: &random) ?? "/",
            interfaces.randomElement(using: &random) ?? "a.b", members.randomElement(using: &random) ?? "a")
    }

    /// How many of the calls were answered, with values or an error.
    private static func call(_ count: Int, seed: Int, _ address: String) throws -> Int {
        let caller = try BusCaller(.at(address))
        var random = SplitMix64(seed: seed)
        var answered = 0
        for _ in 0..<count {
            let values = (0..<Int.random(in: 0..<4, using: &random)).map { _ in value(&random) }
            do {
                _ = try caller.call(method(&random), values)
                answered += 1
            } catch {
                // No answer at all would be a time-out, or a connection that was lost.
                if error.name.hasPrefix("org.freedesktop.DBus.Error.")
                    && !error.name.hasSuffix("NoReply") && !error.name.hasSuffix("Timeout")
                    || error.name.hasPrefix("org.backtalk.Error.")
                {
                    answered += 1
                }
            }
        }
        return answered
    }

    @Test func `it answers every malformed call, and its memory stays flat`() throws {
        let household = try Household()
        let daemon = try household.startDaemon()
        let address = household.bus.address
        // What it needs once, it has then.
        _ = try Self.call(Self.calls / 3, seed: 0, address)
        _ = try household.run("stop")
        let before = try Household.memory(daemon.pid)
        #expect(try Self.call(Self.calls, seed: 1, address) == Self.calls)
        #expect(daemon.isRunning)
        _ = try household.run("stop")
        let after = try Household.memory(daemon.pid)
        #expect(after - before < 2_048, "\(before) KB, then \(after) KB")
    }

    @Test func `twenty clients at once are all answered`() throws {
        let household = try Household()
        let daemon = try household.startDaemon()
        let address = household.bus.address
        let answered = Atomic(0)
        let each = max(10, Self.calls / Self.clients)
        let done = DispatchGroup()
        for client in 0..<Self.clients {
            done.enter()
            Thread.detachNewThread {
                defer { done.leave() }
                let count = (try? Self.call(each, seed: 100 + client, address)) ?? 0
                answered.add(count, ordering: .relaxed)
            }
        }
        #expect(done.wait(timeout: .now() + 120) == .success)
        #expect(answered.load(ordering: .relaxed) == each * Self.clients)
        #expect(daemon.isRunning)
        #expect(try household.run("status", "--format", "json").output.contains("\"state\""))
    }
}
