import Foundation

/// A process that keeps a journal: the executable `journal-scribe` of this build.
final class Scribe {
    private let process: pid_t
    private let output: Pipe
    private var said = ""

    struct NotStarted: Error { let errno: Int32 }

    init(_ arguments: String...) throws {
        // Neither end goes to another child.
        output = Pipe()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output.fileHandleForWriting.fileDescriptor, 1)
        var words = ([Self.path] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process = pid_t()
        let result = posix_spawn(&process, Self.path, &actions, nil, &words, environ)
        try output.fileHandleForWriting.close()
        guard result == 0 else { throw NotStarted(errno: result) }
        self.process = process
    }

    /// Reads on until the scribe has said something that begins so, or nothing more.
    func waitFor(_ beginning: String) {
        while !lines.contains(where: { $0.hasPrefix(beginning) }), read() {}
    }

    func kill() {
        Foundation.kill(process, SIGKILL)
        finish()
    }

    /// Reads what it still says, and waits for its end.
    ///
    /// - Returns: The exit code; nil if it was killed.
    @discardableResult
    func finish() -> Int32? {
        while read() {}
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
    }

    /// The whole lines that it said so far.
    var lines: [Substring] { said[..<(said.lastIndex(of: "\n") ?? said.startIndex)].split(separator: "\n") }

    /// The highest number that was certainly on the disk.
    var flushed: Int {
        lines.compactMap { $0.hasPrefix("flushed ") ? Int($0.dropFirst(8)) : nil }.max() ?? 0
    }

    private func read() -> Bool {
        let bytes = [UInt8](unsafeUninitializedCapacity: 4_096) { buffer, count in
            count = max(
                0,
                Foundation.read(output.fileHandleForReading.fileDescriptor, buffer.baseAddress, buffer.count))
        }
        said += String(decoding: bytes, as: UTF8.self)
        return !bytes.isEmpty
    }

    /// Products of one build lie in one folder, and the tests' executable below or in it.
    private static let path: String = {
        var buffer = [CChar](repeating: 0, count: 4_096)
        let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        var folder = String(
            decoding: buffer.prefix(max(0, length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)[...]
        while let slash = folder.lastIndex(of: "/") {
            folder = folder[..<slash]
            let path = folder + "/journal-scribe"
            if access(String(path), X_OK) == 0 { return String(path) }
        }
        let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return "/" + package + "/.build/debug/journal-scribe"
    }()
}
