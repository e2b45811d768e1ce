import Foundation

/// A sound server of a test's own: PulseAudio with a sink that nobody hears and that can be recorded, in a folder that
/// is gone afterwards. It touches no server and no configuration of the person whose machine this is.
///
/// Onsets in a recording are exact to the sample between each other, and within 10 ms of the wall clock.
///
/// Made and used by one thread at a time.
public final class NullSink: @unchecked Sendable {
    /// What a process needs to find the server: through ALSA's PCM `pulse`, or libpulse itself.
    public let environment: [String: String]
    private let folder: URL
    private let arguments: [String]
    private var server: Child

    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    /// Whether the programs are installed (Debian: pulseaudio, pulseaudio-utils).
    public static var isInstalled: Bool {
        executable("pulseaudio") != nil && executable("parec") != nil
    }

    /// Returns when the server answers; sound goes to the first of the sinks.
    public init(sinks: [String] = ["ear"]) throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "backtalk-sink-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let socket = folder.appending(path: "native").path
        environment = [
            "XDG_RUNTIME_DIR": folder.path, "PULSE_SERVER": "unix:\(socket)",
            "PULSE_RUNTIME_PATH": folder.path,
            "PULSE_STATE_PATH": folder.path, "XDG_CONFIG_HOME": folder.path,
        ]
        arguments =
            [
                "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--log-level=error",
                "--load=module-native-protocol-unix socket=\(socket) auth-anonymous=1",
            ]
            + sinks.map {
                "--load=module-null-sink sink_name=\($0) norewinds=1 rate=48000 channels=2 format=s16le"
            }
        server = try Self.start("pulseaudio", arguments, environment)
        try waitForServer()
    }

    /// Ends the server at once, as a crash would.
    public func crash() { server.crash() }

    /// Starts it again; returns when it answers.
    public func startAgain() throws {
        server = try Self.start("pulseaudio", arguments, environment)
        try waitForServer()
    }

    /// Takes a sink away, as when headphones are pulled out; the server goes on with another.
    public func remove(_ sink: String) throws {
        let modules = try control("list", "short", "modules").split(separator: "\n")
        for module in modules where module.contains("sink_name=\(sink) ") {
            _ = try control("unload-module", String(module.prefix { $0 != "\t" }))
        }
    }

    /// Plays what sounds just now on another sink, as a person does in the server's settings.
    public func move(to sink: String) throws {
        for stream in try control("list", "short", "sink-inputs").split(separator: "\n") {
            _ = try control("move-sink-input", String(stream.prefix { $0 != "\t" }), sink)
        }
    }

    private func control(_ arguments: String...) throws -> String {
        let result = try Tool.run(["pactl"] + arguments, environment: environment)
        if result.code != 0 { throw Failure(description: "pactl: \(result.errors)") }
        return result.output
    }

    private func waitForServer() throws {
        let socket = folder.appending(path: "native").path
        try Patience.wait("pulseaudio does not answer") { [server] in
            if !server.isRunning { throw Failure(description: "pulseaudio ended at once") }
            return Self.answers(socket)
        }
    }

    /// Records until it is told to end: 48 kHz, interleaved stereo.
    public func listen(to sink: String = "ear") throws -> Recorder {
        let path = folder.appending(path: "ear-\(UUID().uuidString)").path
        return try Recorder(path: path) {
            try Self.start(
                "parec",
                [
                    "--latency-msec=10", "-d", "\(sink).monitor", "--rate=48000", "--channels=2",
                    "--format=s16le", "--raw",
                ],
                environment, output: path)
        }
    }

    deinit {
        server.end()
        try? FileManager.default.removeItem(at: folder)
    }

    /// The server's process, for tests that stop it.
    public var pid: Int32 { server.pid }

    /// Records while `body` runs, and returns what was heard: 48 kHz, interleaved stereo.
    ///
    /// The recorder runs before `body` does: without one that asks for low latency, the sink works in blocks of 2 s.
    public func record(_ body: () async throws -> Void) async throws -> [Int16] {
        let file = folder.appending(path: "heard.raw")
        try Data().write(to: file)
        let recorder = try Self.start(
            "parec",
            [
                "--latency-msec=10", "-d", "ear.monitor", "--rate=48000", "--channels=2", "--format=s16le",
                "--raw",
            ],
            environment, output: file.path)
        defer { recorder.end() }
        func size() throws -> Int {
            try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
        }
        try Patience.wait("parec records nothing") { try size() > 0 }
        try await body()
        // What was played is on its way for as long as the recorder's latency; a quarter of a second more has passed it.
        let end = try size() + 48_000
        try Patience.wait("parec stopped recording") { try size() >= end }
        recorder.end()
        let bytes = try Data(contentsOf: file)
        return bytes.withUnsafeBytes { buffer in
            (0..<buffer.count / 2).map { buffer.loadUnaligned(fromByteOffset: 2 * $0, as: Int16.self) }
        }
    }

    // MARK: - The server

    private static func start(
        _ name: String, _ arguments: [String], _ environment: [String: String], output: String = "/dev/null"
    ) throws -> Child {
        guard let path = executable(name) else { throw Failure(description: "\(name) is not installed") }
        return try Child(path, arguments, environment: environment, output: output)
    }

    private static func executable(_ name: String) -> String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return path.split(separator: ":").map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private static func answers(_ path: String) -> Bool {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) {
            $0.copyBytes(from: Array(path.utf8.prefix($0.count - 1)))
        }
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
    }
}
