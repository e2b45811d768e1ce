import Fixtures
import Foundation
import Testing

/// What is started ends with who started it: an engine of the person's with all that it starts, and the worker.
@Suite struct OutlivingTests {
    /// A voice whose engine leaves behind what it can and then hangs, and a routine for it.
    private func furnish(_ workshop: Workshop) async throws {
        try workshop.write("name: Tiny\ntalk: chimes\nbreath: off\nposes: [{say: Now.}]\n", to: "tiny.yaml")
        try workshop.write(
            "extends: en-us\nengine: {command: [\(workshop("engine"))], time-limit: 60}\n", to: "own.yaml")
        try workshop.write(
            """
            #!/bin/sh
            cd '\(workshop.folder)'
            "$PWD/lingers" 1000 &
            setsid "$PWD/lingers" 1000 &
            (trap '' TERM HUP INT; setsid "$PWD/lingers" 1000 & "$PWD/lingers" 1000) &
            setsid sh -c 'cd /; for n in 1 2 3; do ("$0/lingers" 1000 &); done' "$PWD"
            : >started
            exec "$PWD/lingers" 1000

            """, to: "engine.txt")
        let made = try await workshop.shell(
            "ln -s /bin/sleep lingers; cp engine.txt engine && chmod 700 engine")
        try #require(made.code == 0)
    }

    enum End: CaseIterable, CustomTestStringConvertible {
        case interrupted, terminated, hungUp, killed

        var signal: Int32 {
            switch self {
            case .interrupted: SIGINT
            case .terminated: SIGTERM
            case .hungUp: SIGHUP
            case .killed: SIGKILL
            }
        }

        var testDescription: String { "\(self)" }
    }

    @Test(arguments: End.allCases, [["play"], ["timeline"], ["render", "-o", "x.wav"]])
    func `nothing is left a second after a command's end, whichever end`(_ end: End, _ command: [String])
        async throws
    {
        let workshop = try Workshop(cache: nil)
        try await furnish(workshop)
        let run = try await workshop.run(command + ["tiny.yaml", "--voice", "./own.yaml"]) { running in
            #expect(running.wait { workshop.has("started") }, "the engine was not started")
            running.send(end.signal)
        }
        #expect(run.secondsAfterLast < Workshop.soon)
        #expect(workshop.isLeftAlone(within: 1), "\(workshop.running())")
    }

    @Test func `the engine ends with its session, though the daemon goes on`() async throws {
        let household = try Household()
        let workshop = household.workshop
        try await furnish(workshop)
        for (file, place) in [("tiny.yaml", "routines"), ("own.yaml", "voices")] {
            try workshop.write(Array(workshop.bytes(file)), to: "\(workshop.config)/\(place)/\(file)")
        }
        // What was spoken by another test is not spoken again.
        let daemon = try household.startDaemon(["XDG_CACHE_HOME": workshop("cache")])
        let start = try household.run("start", "tiny", "--voice", "own")
        try #require(start.code == 0, "\(start.errors)")
        try Patience.wait("the engine was not started") { workshop.has("started") }
        let stop = try household.run("stop")
        #expect(stop.code == 0, "\(stop.errors)")
        // It fades before it ends, in its own time.
        try Patience.wait("the session does not end") {
            try household.run("status", "--format", "json").output.contains("\"nothing\"")
        }
        #expect(workshop.isLeftAlone(within: 1), "\(workshop.running())")
        #expect(daemon.isRunning)
    }

    @Test func `a worker that is stopped ends with a program that is killed`() async throws {
        let workshop = try Workshop(cache: nil)
        try workshop.write(
            "name: Tiny\ntalk: chimes\nbreath: off\nposes: [{say: Now.}, {rest: 60}]\n", to: "tiny.yaml")
        _ = try await workshop.run(["play", "tiny.yaml"]) { running in
            #expect(running.prints("  Now.\n"))
            let workers = Processes.descendants(of: running.process)
            #expect(!workers.isEmpty)
            for worker in workers { kill(worker, SIGSTOP) }
            running.send(SIGKILL)
            let deadline = ContinuousClock.now + .seconds(Workshop.soon)
            while running.isRunning, ContinuousClock.now < deadline { usleep(1_000) }
            #expect(Processes.end(workers, within: 1))
        }
    }
}

extension Workshop {
    fileprivate func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: self(name)) }

    /// The command lines of what runs with a path of this folder in it.
    fileprivate func running() -> [String] {
        Processes.all().compactMap { process in
            let bytes = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
            let line = String(decoding: bytes, as: UTF8.self).replacing("\0", with: " ")
            return line.contains(folder) ? line : nil
        }
    }

    /// Waits until nothing of this folder runs.
    fileprivate func isLeftAlone(within seconds: Double) -> Bool {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while !running().isEmpty {
            if ContinuousClock.now > deadline { return false }
            usleep(2_000)
        }
        return true
    }
}

/// The processes of the machine, as /proc has them.
private enum Processes {
    static func all() -> [Int32] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { Int32($0) }
    }

    /// Its children, theirs, and so on.
    static func descendants(of process: Int32) -> [Int32] {
        var children: [Int32: [Int32]] = [:]
        for process in all() {
            if let state = state(of: process) { children[state.parent, default: []].append(process) }
        }
        var found: [Int32] = []
        var next = [process]
        while let process = next.popLast() {
            found += children[process] ?? []
            next += children[process] ?? []
        }
        return found
    }

    /// Waits until none of them runs; one that nobody has reaped yet does not.
    static func end(_ processes: [Int32], within seconds: Double) -> Bool {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while processes.contains(where: { state(of: $0).map { $0.letter != "Z" } ?? false }) {
            if ContinuousClock.now > deadline { return false }
            usleep(2_000)
        }
        return true
    }

    private static func state(of process: Int32) -> (letter: Substring, parent: Int32)? {
        guard let bytes = FileManager.default.contents(atPath: "/proc/\(process)/stat") else { return nil }
        // The name stands in brackets and may have any characters in it.
        let fields = String(decoding: bytes, as: UTF8.self).split(separator: ") ").last?.split(separator: " ")
        guard let fields, fields.count > 1, let parent = Int32(fields[1]) else { return nil }
        return (fields[0], parent)
    }
}
