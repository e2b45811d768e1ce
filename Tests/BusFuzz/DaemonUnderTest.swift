import Desktop
import Fixtures
import Foundation
import Synchronization

/// A daemon of its own on a bus of its own, with nothing of the person's in reach.
final class DaemonUnderTest: Sendable {
    static let service = "org.backtalk.Backtalk1"
    static let player = "org.mpris.MediaPlayer2.backtalk"
    let bus: PrivateBus
    let daemon: Child
    private let folder: URL

    /// Returns when it answers.
    ///
    /// - Parameter program: the path of backtalk.
    init(_ program: String) throws {
        bus = try PrivateBus()
        folder = FileManager.default.temporaryDirectory.appending(path: "backtalk-fuzz-\(UUID().uuidString)")
        var environment = bus.environment
        for (name, part) in [
            ("HOME", "home"), ("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data"),
            ("XDG_CACHE_HOME", "cache"), ("XDG_RUNTIME_DIR", "runtime"),
        ] {
            environment[name] = folder.appending(path: part).path
            try FileManager.default.createDirectory(
                at: folder.appending(path: part), withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        }
        // No sound card: it plays silently, in real time.
        let configuration = folder.appending(path: "no-sound.conf")
        try Data().write(to: configuration)
        environment["ALSA_CONFIG_PATH"] = configuration.path
        environment["SWIFT_BACKTRACE"] = "enable=no"
        var streams = Child.Streams()
        streams.errors = folder.appending(path: "errors").path
        daemon = try Child(program, ["daemon"], environment: environment, streams: streams)
        try Patience.wait("the daemon does not come") { [bus] in
            try bus.has(Self.service) && bus.has(Self.player)
        }
    }

    func end() {
        daemon.end()
        do { try FileManager.default.removeItem(at: folder) } catch {
            print("\(folder.path) stays: \(error)")
        }
    }

    /// What it said of itself last.
    var errors: String {
        String(
            decoding: FileManager.default.contents(atPath: folder.appending(path: "errors").path) ?? Data(),
            as: UTF8.self)
    }

    private func call(_ caller: BusCaller, _ member: String, _ values: [Value] = []) throws -> [Value] {
        try caller.call(
            MethodName(Self.service, "/org/backtalk/Backtalk1", Self.service, member), values)
    }

    /// Has it play a session, sees that it does, and has it end.
    func play() throws {
        let caller = try BusCaller(.at(bus.address))
        func position() throws -> Double {
            let status = try call(caller, "Status").first?.options
            return status?["state"]?.text == "playing" ? status?["position"]?.number ?? -1 : -1
        }
        try rest(caller)
        _ = try call(
            caller, "Start",
            [
                .options([
                    "routine": .string("floor-four"), "talk": .string("silent"), "preroll": .string("0"),
                ])
            ])
        try Patience.wait("it does not play") { try position() > 0.2 }
        try rest(caller)
    }

    private func rest(_ caller: BusCaller) throws {
        try Patience.wait("it does not come to rest") {
            if try call(caller, "Status").first?.options == ["state": .string("nothing")] { return true }
            do { _ = try call(caller, "Stop") } catch { return false }
            return false
        }
    }
}
