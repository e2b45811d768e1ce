import Fixtures
import Foundation

/// A command that was started, used on one thread.
final class Running {
    /// What it talks to, where that is a terminal.
    let terminal: PseudoTerminal?
    private let child: Child
    private let streams: Child.Streams
    private let started = ContinuousClock.now
    private var last: ContinuousClock.Instant

    init(
        _ path: String, _ arguments: [String], environment: [String: String], terminal: PseudoTerminal?,
        in workshop: Workshop
    ) throws {
        self.terminal = terminal
        var streams = Child.Streams()
        var command = ["/usr/bin/env", "-C", workshop.folder, path] + arguments
        if let terminal {
            streams.input = terminal.path
            streams.output = terminal.path
            streams.errors = terminal.path
            // A terminal talks to the processes of the session that it belongs to.
            command = ["/usr/bin/setsid", "--ctty"] + command
        } else {
            let name = workshop("stream-\(UUID().uuidString)")
            streams.output = "\(name).out"
            streams.errors = "\(name).err"
        }
        self.streams = streams
        child = try Child(
            command[0], Array(command.dropFirst()),
            environment: workshop.environment.merging(environment) { $1 }, streams: streams)
        last = started
    }

    var process: Int32 { child.pid }

    var isRunning: Bool { child.isRunning }

    func send(_ signal: Int32) {
        last = .now
        child.send(signal)
    }

    /// Keys on its terminal.
    func type(_ keys: String) {
        last = .now
        terminal?.type(keys)
    }

    /// Waits until it has printed `text`, or has ended; true if it has printed it.
    @discardableResult
    func prints(_ text: String) -> Bool {
        let bytes = Data(text.utf8)
        wait { printed.range(of: bytes) != nil }
        return printed.range(of: bytes) != nil
    }

    func isPrinted(_ text: String, times: Int) -> Bool {
        String(decoding: printed, as: UTF8.self).split(separator: text).count > times
    }

    /// Waits until `text` stands in a line of its terminal, or it has ended; true if it stands there.
    @discardableResult
    func shows(_ text: String) -> Bool { wait { isShown(text) } }

    func isShown(_ text: String) -> Bool { terminal?.screen.text.contains(text) == true }

    /// Waits until something is true, or it has ended; tells whether it is true.
    @discardableResult
    func wait(until isTrue: () -> Bool) -> Bool {
        wait(20) { isTrue() || !child.isRunning }
        return isTrue()
    }

    /// Returns whether it holds a file in `folder` that has no name yet.
    func isWriting(in folder: String) -> Bool {
        let descriptors = "/proc/\(child.pid)/fd"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: descriptors)) ?? []
        return names.contains { name in
            let file =
                (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(descriptors)/\(name)")) ?? ""
            return file.hasPrefix("\(folder)/#") && file.hasSuffix(" (deleted)")
        }
    }

    /// Waits for its end, and makes it end where it takes too long.
    func finish(within deadline: Double) throws -> Run {
        let hasEnded = wait(deadline) { !child.isRunning }
        let end = ContinuousClock.now
        child.end()
        let errors = terminal == nil ? try Data(contentsOf: URL(filePath: streams.errors)) : Data()
        return Run(
            code: hasEnded ? child.ending?.code : nil, output: printed,
            errors: String(decoding: errors, as: UTF8.self), seconds: (end - started) / .seconds(1),
            secondsAfterLast: (end - last) / .seconds(1))
    }

    private var printed: Data {
        terminal?.listen()
        return terminal?.printed ?? FileManager.default.contents(atPath: streams.output) ?? Data()
    }

    @discardableResult
    private func wait(_ deadline: Double, until isTrue: () -> Bool) -> Bool {
        let end = ContinuousClock.now + .seconds(deadline)
        while !isTrue() {
            if ContinuousClock.now > end { return false }
            terminal?.listen()
            usleep(1_000)
        }
        return true
    }
}
