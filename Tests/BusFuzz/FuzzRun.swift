import Desktop
import Dispatch
import Fixtures
import Foundation
import Synchronization

/// Several clients that call the daemon, each in its own order; the same for the same seed.
final class FuzzRun: Sendable {
    struct Count: Sendable {
        var total = 0
        /// Answered with values, not with an error.
        var right = 0
    }

    struct Unanswered: Error, CustomStringConvertible {
        let description: String
    }

    private struct Object: Sendable {
        let path: String
        let document: String
    }

    private static let clients = 4
    /// Names that mean something to the daemon, so that calls get further than the first check.
    private static let words = [
        "routine", "level", "talk", "voice", "device", "music", "directory", "breath", "pace", "from",
        "preroll",
        "resume", "easing-five", "floor-four", "gentle", "silent", "off", "4-6",
        "org.mpris.MediaPlayer2.Player",
    ]

    private let address: String
    private let objects: [Object]
    private let seed: Int
    /// How often it was begun: each time with other calls.
    private let turns = Atomic(0)

    init(_ subject: DaemonUnderTest, seed: Int) throws {
        address = subject.bus.address
        let caller = try BusCaller(.at(address))
        objects = try [
            (DaemonUnderTest.service, "/org/backtalk/Backtalk1"),
            (DaemonUnderTest.player, "/org/mpris/MediaPlayer2"),
        ].map { name, path in
            let introspect = MethodName(name, path, "org.freedesktop.DBus.Introspectable", "Introspect")
            return Object(path: path, document: try caller.call(introspect).first?.text ?? "")
        }
        self.seed = seed
    }

    /// - Parameters:
    ///   - count: how many calls, of all clients together.
    ///   - end: when they stop before that.
    /// - Throws: `Unanswered` where a call got no answer.
    @discardableResult
    func work(_ count: Int, until end: DispatchTime) throws -> Count {
        let result = Mutex((count: Count(), failure: (any Error)?.none))
        let group = DispatchGroup()
        let turn = turns.add(1, ordering: .relaxed).oldValue
        for client in 0..<Self.clients {
            group.enter()
            Thread.detachNewThread { [self] in
                defer { group.leave() }
                do {
                    let done = try work(
                        seed &* 1_000 &+ turn * Self.clients &+ client, count / Self.clients, until: end)
                    result.withLock { result in
                        result.count.total += done.total
                        result.count.right += done.right
                    }
                } catch {
                    result.withLock { $0.failure = error }
                }
            }
        }
        group.wait()
        let (done, failure) = result.withLock { $0 }
        if let failure { throw failure }
        return done
    }

    private func work(_ seed: Int, _ count: Int, until end: DispatchTime) throws -> Count {
        let described = try objects.map { ($0.path, try Description($0.document)) }
        var generator = CallGenerator(seed: seed, described, words: Self.words)
        let caller = try BusCaller(.at(address))
        var done = Count()
        while done.total < count, DispatchTime.now() < end {
            let (path, interface, member, values) = generator.next()
            let name = path.hasPrefix("/org/mpris") ? DaemonUnderTest.player : DaemonUnderTest.service
            done.total += 1
            do throws(BusError) {
                _ = try caller.call(MethodName(name, path, interface, member), values)
                done.right += 1
            } catch {
                guard Self.isAnswer(error) else {
                    let types = values.map(\.signature).joined()
                    throw Unanswered(
                        description: "\(path) \(interface).\(member) '\(types)': \(error.name) \(error)")
                }
            }
        }
        return done
    }

    /// Returns whether the error came from the one who was called, or the call could not even be made.
    private static func isAnswer(_ error: BusError) -> Bool {
        let isLost = ["NoReply", "Timeout", "Disconnected", "ServiceUnknown", "NameHasNoOwner"].contains {
            error.name.hasSuffix(".\($0)")
        }
        // EINVAL is libsystemd's own, of a name that no call can have.
        return error.name.hasPrefix("org.") && !isLost || error.name == "System.Error.\(EINVAL)"
    }
}
