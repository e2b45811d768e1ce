import Foundation

/// A program of the system that a test uses.
public enum Tool {
    public struct Result: Sendable {
        public let code: Int32
        public let output: String
        public let errors: String
    }

    /// nil where it is not installed.
    public static func path(_ name: String) -> String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return path.split(separator: ":").map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs it to its end. Through files: the end of a pipe may be inherited by a program that another test starts at the
    /// same moment, and then it never ends.
    public static func run(_ command: [String], environment: [String: String] = [:]) throws -> Result {
        let name = FileManager.default.temporaryDirectory.appending(
            path: "backtalk-tool-\(UUID().uuidString)"
        )
        .path
        var streams = Child.Streams()
        streams.output = "\(name).out"
        streams.errors = "\(name).err"
        defer { for path in [streams.output, streams.errors] { unlink(path) } }
        let child = try Child("/usr/bin/env", command, environment: environment, streams: streams)
        while child.isRunning { usleep(500) }
        func text(_ path: String) -> String {
            String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
        }
        return Result(
            code: child.ending?.code ?? -1, output: text(streams.output), errors: text(streams.errors))
    }
}
