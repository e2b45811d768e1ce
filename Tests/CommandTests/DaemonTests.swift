import Fixtures
import Foundation
import Testing

/// The daemon and the commands that steer it, on a private bus.
@Suite(.serialized) struct DaemonTests {
    private static let orders = [
        "pause", "resume", "toggle", "next", "previous", "repeat", "longer", "easier", "stop", "status",
    ]

    @Test func `without a session every order says so, and nothing is started`() throws {
        let household = try Household()
        let activation = "[D-BUS Service]\nName=org.backtalk.Backtalk1\nExec=\(Workshop.program) daemon\n"
        try household.workshop.write(activation, to: "\(household.bus.services)/backtalk.service")
        for order in Self.orders {
            let run = try household.run(order)
            #expect(run.code == 1 && run.errors == "backtalk: nothing is playing\n" && run.output.isEmpty)
        }
        #expect(try !household.bus.has("org.backtalk.Backtalk1"))
        try household.startDaemon()
        for order in Self.orders {
            let run = try household.run(order)
            #expect(run.code == 1 && run.errors == "backtalk: nothing is playing\n" && run.output.isEmpty)
        }
        #expect(try household.run("status", "--format", "json").output == "{\"state\": \"nothing\"}\n")
    }

    @Test func `without a bus that is said too`() throws {
        let household = try Household()
        household.bus.crash()
        #expect(try household.run("pause").errors == "backtalk: nothing is playing\n")
        let start = try household.run("start")
        #expect(start.code == 1 && start.errors.contains("backtalk install-service"))
    }

    @Test func `start wakes the daemon, and the session is steered from anywhere`() throws {
        let household = try Household()
        let errors = household.workshop("stream-daemon.err")
        try household.workshop.write(
            "[D-BUS Service]\nName=org.backtalk.Backtalk1\nExec=/bin/sh -c \"exec \(Workshop.program) daemon 2>\(errors)\"\n",
            to: "\(household.bus.services)/backtalk.service")
        let bus = PrivateBusEnvironment(household)
        try bus.give()
        #expect(try household.run("start", "floor-four", "--talk", "chimes", "--preroll", "0").code == 0)
        defer { bus.endDaemon() }
        func status() throws -> [String: Any] {
            let text = try household.run("status", "--format", "json").output
            return try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
        }
        try Patience.wait("it does not play") { try status()["state"] as? String == "playing" }
        #expect(try status()["routine"] as? String == "floor-four")
        #expect(try status()["talk"] as? String == "chimes")
        let again = try household.run("start")
        #expect(again.code == 1 && again.errors.contains("a session is playing already"))
        #expect(try household.run("play", "floor-four").code == 1, "nor in a terminal")
        #expect(try household.run("pause").code == 0)
        try Patience.wait("it is not paused") { try status()["state"] as? String == "paused" }
        #expect(try household.run("status").output.contains(" · paused · "))
        #expect(try household.run("resume").code == 0)
        #expect(try household.run("next").code == 0)
        try Patience.wait("there is no next pose") { try status()["entry"] as? Int == 0 }
        #expect(try household.run("stop").code == 0)
        try Patience.wait("it does not stop") { try status()["state"] as? String == "nothing" }
        // And again: nothing of the first is left.
        try Patience.wait("it does not begin again") { try household.run("start").code == 0 }
        #expect(try household.run("toggle").code == 0)
    }

    @Test func `what is wrong is said as play says it`() throws {
        let household = try Household()
        try household.startDaemon()
        try household.workshop.write("poses:\n  - chids-pose\n", to: "wrong.yaml")
        let lines: [([String], String)] = [
            (["nosuch"], "there is no routine 'nosuch'"), (["wrong.yaml"], "did you mean 'childs-pose'?"),
            (["--level", "hard"], "'--level' cannot be 'hard'"), (["--voice", "nosuch"], "voice 'nosuch'"),
            (["--from", "nosuch"], "has no pose 'nosuch'"),
        ]
        for (arguments, sentence) in lines {
            let run = try Tool.run(
                ["env", "-C", household.workshop.folder, Workshop.program, "start"] + arguments,
                environment: household.environment)
            #expect(run.code == 2, "\(arguments) \(run.errors)")
            #expect(run.errors.contains(sentence), "\(run.errors)")
        }
        try household.workshop.write("name: Mine\ntalk: silent\nposes:\n  - say: Now.\n", to: "mine.yaml")
        #expect(try household.run("start", "mine.yaml").code == 0, "a file of the folder it is named in")
    }

    @Test func `a wish that is no option of a session is refused in a sentence, and nothing begins`() throws {
        let household = try Household()
        try household.startDaemon()
        for (wish, sentence) in [
            (["help", "b", "true"], "no such option"), (["routine", "i", "5"], "'routine' is not the name"),
            (["directory", "s", "/"], "no such option"),
            (["level", "as", "1", "x"], "'level' is not gentle"),
            (["nosuch", "s", "x"], "no such option"), (["preroll", "d", "0.5"], "'preroll' is not a number"),
        ] {
            let run = try Tool.run(
                [
                    "busctl", "--address=\(household.bus.address)", "call", "org.backtalk.Backtalk1",
                    "/org/backtalk/Backtalk1", "org.backtalk.Backtalk1", "Start", "a{sv}", "1",
                ] + wish)
            #expect(run.code != 0 && run.errors.contains(sentence), "\(wish) \(run.errors)")
            #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
        }
        #expect(try household.run("status", "--format", "json").output == "{\"state\": \"nothing\"}\n")
    }

    @Test func `status --follow prints a line at every change`() throws {
        let household = try Household()
        try household.startDaemon()
        var streams = Child.Streams()
        streams.output = household.workshop("stream-follow")
        let follow = try Child(
            Workshop.program, ["status", "--follow"], environment: household.environment, streams: streams)
        func states() throws -> [String] {
            let text = try String(contentsOfFile: streams.output, encoding: .utf8)
            return try text.split(separator: "\n").map { line in
                let table = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                return table?["state"] as? String ?? ""
            }
        }
        try Patience.wait("it says nothing") { try states() == ["nothing"] }
        #expect(try household.run("start", "--talk", "silent").code == 0)
        try Patience.wait("it does not tell that it plays") { try states().last == "playing" }
        #expect(try household.run("pause").code == 0)
        try Patience.wait("it does not tell of the pause") { try states().last == "paused" }
        #expect(try household.run("stop").code == 0)
        try Patience.wait("it does not tell of the end") { try states().last == "nothing" }
        follow.end()
    }

    @Test func `it ends when it is told to, also in mid-session`() throws {
        let household = try Household()
        let daemon = try household.startDaemon()
        #expect(try household.run("start", "--talk", "silent").code == 0)
        try Patience.wait("it does not play") {
            try household.run("status", "--format", "json").output.contains("\"playing\"")
        }
        daemon.send(SIGTERM)
        while daemon.isRunning { usleep(1_000) }
        #expect(daemon.ending?.code == 0)
    }

    @Test func `a second daemon says that there is one, so that nobody is reminded twice`() throws {
        let household = try Household()
        let first = try household.startDaemon()
        let second = try household.run("daemon")
        #expect(second.code == 1 && second.errors.hasPrefix("backtalk: the daemon is running already; "))
        #expect(first.isRunning)
    }

    @Test func `install-service writes the files, and takes them away`() throws {
        let household = try Household()
        #expect(try household.run("install-service").code == 0)
        let config = URL(filePath: household.workshop.config).deletingLastPathComponent().path
        let unit = "\(config)/systemd/user/backtalk.service"
        let text = try String(contentsOfFile: unit, encoding: .utf8)
        #expect(text.contains("ExecStart=\"") && text.contains("/backtalk\" daemon\n"))
        #expect(!text.contains("/usr/bin/backtalk"))
        let link = "\(config)/systemd/user/default.target.wants/backtalk.service"
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == unit)
        #expect(try household.run("install-service").code == 0, "twice is as good as once")
        #expect(try household.run("install-service", "--remove").output == "Removed.\n")
        #expect(!FileManager.default.fileExists(atPath: unit))
        #expect(try household.run("install-service", "--remove").output == "It was not installed.\n")
    }
}

/// The environment that the bus gives to what it starts: not its own, but that of the household.
private struct PrivateBusEnvironment {
    private let household: Household

    init(_ household: Household) { self.household = household }

    func give() throws {
        let pairs = household.environment.sorted { $0.key < $1.key }
        let words = ["a{ss}", "\(pairs.count)"] + pairs.flatMap { [$0.key, $0.value] }
        let run = try Tool.run(
            [
                "busctl", "--address=\(household.bus.address)", "call", "org.freedesktop.DBus",
                "/org/freedesktop/DBus", "org.freedesktop.DBus", "UpdateActivationEnvironment",
            ] + words)
        if run.code != 0 { throw PrivateBus.Failure(description: run.errors) }
    }

    func endDaemon() {
        guard
            let run = try? Tool.run([
                "busctl", "--address=\(household.bus.address)", "call", "org.freedesktop.DBus",
                "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetConnectionUnixProcessID", "s",
                "org.backtalk.Backtalk1",
            ]), let pid = run.output.split(separator: " ").last.flatMap({ Int32($0.filter(\.isNumber)) })
        else { return }
        kill(pid, SIGTERM)
    }
}
