import ArgumentParser

@testable import backtalk

/// Every command that there is, and how each is called with a stranger's name wherever a name can stand.
enum HostileCommands {
    /// The commands that do something, as a person types them.
    static var all: [String] { leaves(Backtalk.configuration, "") }

    private static func leaves(_ command: CommandConfiguration, _ path: String) -> [String] {
        command.subcommands.flatMap { command in
            let path = "\(path) \(command.configuration.commandName ?? "")".trimmingPrefix(" ")
            let below = leaves(command.configuration, String(path))
            return below.isEmpty ? [String(path)] : below
        }
    }

    /// The arguments after the command, of each of its calls. They end by themselves.
    static let calls: [String: [[String]]] = {
        let name = Hostile.name
        let file = "\(name).yaml"
        let wrong = "wrong\(name).yaml"
        let orders = ["pause", "resume", "toggle", "next", "previous", "repeat", "longer", "easier", "stop"]
        let session: [[String]] = [
            [name], [file, "--voice", name], [file, "--from", name], [file, "--music", name], [wrong],
            ["raw.yaml"],
            [file, "--level", name], [file, "--breath", name], [file, "--talk", name],
            [file, "--pace", name],
            [file, "--voice", "broken\(name)"], ["\(file)/"], ["./\(name)/"], ["hostile.yaml", "--\(name)"],
        ]
        let player = session + [[file, "--device", name], [file, "--preroll", name]]
        var calls = Dictionary(uniqueKeysWithValues: orders.map { ($0, [[], [name]]) })
        // Where all else is right, the device is not: sessions have tests of their own.
        calls["play"] =
            session.map { $0 + ["--device", name] }
            + [[file, "--preroll", name], [name, "--resume"], ["--resume", file]]
        calls["start"] = player
        calls["render"] =
            session.map { $0 + ["-o", "out.wav"] }
            + [
                [file, "-o", "\(name).wav", "--captions"], [file, "-o", name], [file, "-o", "\(name)/x.wav"],
                [file, "--music", "music\(name)", "-o", "x.wav"],
            ]
        calls["timeline"] =
            session + ["text", "json", "svg", "vtt", name].map { [file, "--format", $0] }
            + [["hostile.yaml", "--talk", "full", "--voice", name]]
        calls["check"] = [
            [name], [file], [wrong], ["raw.yaml"], ["music\(name)"], [file, wrong], ["config/\(name)"],
        ]
        calls["list"] =
            ["poses", "routines", "voices", "sentences", "devices", "sounds", name].map { [$0] }
            + [["sentences", "--voice", name], ["devices", "--all"]]
        calls["show"] = [[name], [file], [wrong], ["sphinx", "--voice", name], ["hostile.yaml"]]
        calls["status"] = [[], ["--format", "json"], ["--format", name], [name]]
        calls["daemon"] = [[name]]
        calls["install-service"] = [[name], [], ["--remove"]]
        calls["doctor"] = [
            ["--quiet"], ["--quiet", "--format", "json"], ["--quiet", "--device", name], ["--format", name],
        ]
        calls["history"] = ["text", "json", "svg", name].map { ["--format", $0] } + [["--weeks", name]]
        calls["feel"] = [["3"], [name], ["--after", "4"]]
        calls["remind list"] = [[], [name]]
        calls["remind add"] =
            ["--at", "--days", "--every", "--between", "--routine", "--unless-done"].map {
                ["--at", "08:00", $0, name]
            } + [["--at", "09:00", "--routine", file], ["--every", "90m", "--between", name]]
        calls["remind remove"] = [[name], ["9"], ["1"]]
        calls["remind next"] = [
            [], ["--after", name], ["--zone", name], ["--count", name], ["--format", "json"],
        ]
        calls["remind snooze"] = [["5"], [name]]
        calls["remind skip"] = [[], [name]]
        calls["remind pause"] = [[], ["--until", name]]
        calls["remind resume"] = [[], [name]]
        calls["remind test"] = [[name], [wrong], [name, name]]
        return calls
    }()

    /// What is no command.
    static let unknown: [[String]] = [
        [Hostile.name], ["--\(Hostile.name)"], ["-\(Hostile.name)"], ["help", Hostile.name],
        ["remind", Hostile.name], ["play", "--help", Hostile.name], ["--help"], ["--version"],
        [Hostile.name, "--help"], ["--generate-completion-script", Hostile.name],
        ["--generate-completion-script", "bash"],
    ]
}
