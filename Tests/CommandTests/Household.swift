import Fixtures
import Foundation

/// A person's machine in small with a bus, and the daemon on it where it is wanted.
final class Household {
    let workshop: Workshop
    let bus: PrivateBus
    private var daemon: Child?

    init() throws {
        workshop = try Workshop()
        bus = try PrivateBus()
    }

    deinit { daemon?.end() }

    var environment: [String: String] { workshop.environment.merging(bus.environment) { $1 } }

    /// Returns when it answers; its process.
    ///
    /// - Parameter others: variables besides those of the household.
    @discardableResult
    func startDaemon(_ others: [String: String] = [:]) throws -> Child {
        var streams = Child.Streams()
        streams.errors = workshop("stream-daemon.err")
        let child = try Child(
            Workshop.program, ["daemon"], environment: environment.merging(others) { $1 }, streams: streams)
        daemon = child
        try Patience.wait("the daemon does not come") { try bus.has("org.backtalk.Backtalk1") }
        return child
    }

    /// Runs the program to its end, in the person's folder.
    func run(_ arguments: String...) throws -> Tool.Result {
        try Tool.run(
            ["env", "-C", workshop.folder, Workshop.program] + arguments, environment: environment)
    }

    /// Kilobytes of a process's memory that are its own.
    static func memory(_ pid: Int32) throws -> Int {
        let text = try String(contentsOfFile: "/proc/\(pid)/smaps_rollup", encoding: .utf8)
        let row = text.split(separator: "\n").first { $0.hasPrefix("Anonymous:") }
        return row.flatMap { $0.split(separator: " ").dropFirst().first.flatMap { Int($0) } } ?? 0
    }
}
