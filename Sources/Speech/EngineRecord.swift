import Glibc
import System

/// A small file that remembers what a worker said of itself, for as long as the worker's executable is the same. It
/// saves a start of the worker; where the engine's files now differ shows in their fingerprint, which is never stored.
struct EngineRecord: Sendable {
    let file: String

    private static let title = "backtalk engine 1"

    /// - Returns: nil when there is no record of this worker.
    func read(worker: String) -> WorkerProcess.Hello? {
        guard let bytes = SmallFile.read(file, limit: 8_192),
            let text = String(validating: bytes, as: UTF8.self)
        else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count == 7, lines[0] == Self.title, lines[1] == Self.describe(worker),
            lines[5] == Self.seal(lines[..<5]), access(lines[3], R_OK) == 0, access(lines[4], R_OK) == 0
        else { return nil }
        return WorkerProcess.Hello(version: lines[2], library: lines[3], dataPath: lines[4])
    }

    /// A record that cannot be written is done without.
    func write(_ hello: WorkerProcess.Hello, worker: String) {
        let lines = [Self.title, Self.describe(worker), hello.version, hello.library, hello.dataPath]
        guard !lines.contains(where: { $0.contains("\n") }) else { return }
        let text = (lines + [Self.seal(lines[...]), ""]).joined(separator: "\n")
        _ = Array(text.utf8).withUnsafeBytes { SmallFile.replace(file, [$0]) }
    }

    private static func describe(_ worker: String) -> String {
        let stamp = EngineFiles.stamp(worker)
        return "\(worker) \(stamp.size) \(stamp.date)"
    }

    private static func seal(_ lines: ArraySlice<String>) -> String {
        var hash = Hash()
        for line in lines { hash.add(line) }
        return hash.digits()
    }
}
