import Glibc
import System
import Testing
import Voice

@testable import Speech

/// What the worker may still do once it reads texts: the kernel is asked, with the same filters.
@Suite struct ConfinementTests {
    private let directory = TemporaryDirectory()

    /// Each attempt's errno, 0 where it was let through.
    private func attempts(as role: String) throws -> [String: Int32] {
        let folder = Workers.real.split(separator: "/").dropLast().joined(separator: "/")
        let pipe = try #require(popen("/\(folder)/confinement-trial \(role) '\(directory.path)'", "re"))
        var line = [CChar](repeating: 0, count: 128)
        var attempts: [String: Int32] = [:]
        while fgets(&line, 128, pipe) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            let words = text.split(whereSeparator: \.isWhitespace)
            if words.count == 2 { attempts[String(words[0])] = Int32(words[1]) }
        }
        #expect(pclose(pipe) == 0)
        return attempts
    }

    private static let allowed = ["read", "bytes", "memory"]
    private static let refused = [
        "create", "write", "append", "truncate", "temporary", "openat2", "unlink", "rename", "mkdir",
        "socket", "inet",
        "pair", "execute", "executable", "trace", "terminate", "unshare", "thread", "keys",
    ]

    @Test(arguments: ["worker", "speaker", "nested-worker", "nested-speaker"])
    func `it reads files and has memory; it writes, starts, reaches and signals nothing`(_ role: String)
        throws
    {
        let attempts = try attempts(as: role)
        // A sanitizer needs more than that.
        if attempts["confined"] == ENOSYS { return }
        #expect(attempts["confined"] == 0)
        for name in Self.allowed { #expect(attempts[name] == 0, "\(name)") }
        for name in Self.refused { #expect(attempts[name] == EPERM, "\(name): \(attempts[name] ?? -1)") }
        // The worker alone starts children, to speak.
        #expect(attempts["fork"] == (role.hasSuffix("worker") ? 0 : EPERM))
        #expect(directory.names() == [])
    }

    @Test func `the worker is confined before it says hello, with limits of its own, in a terminal too`()
        throws
    {
        let synthesizer = Workers.synthesizer()
        _ = try synthesizer.identity()
        let worker = try #require(synthesizer.idleProcesses.first)
        let status = text("/proc/\(worker)/status")
        if try attempts(as: "worker")["confined"] == 0 {
            #expect(status.contains("\nSeccomp:\t2\n"))
            #expect(limit("Max address space", of: worker) == "1073741824")
        }
        #expect(status.contains("\nNoNewPrivs:\t1\n"))
        #expect(limit("Max core file size", of: worker) == "0")
        #expect(limit("Max file size", of: worker) == "0")
        #expect(limit("Max open files", of: worker) == "64")
    }

    @Test func `a worker gets named variables alone`() throws {
        setenv("BACKTALK_TEST_SECRET", "token", 1)
        defer { unsetenv("BACKTALK_TEST_SECRET") }
        let worker = Workers.script("env > $HERE/seen; exec $WORKER", in: directory)
        _ = try Workers.synthesizer(worker).identity()
        let seen = text(directory("seen"))
        #expect(seen.contains("PATH="))
        #expect(!seen.contains("BACKTALK_TEST_SECRET"))
    }

    @Test func `the trial of the worker tells whether it is confined`() throws {
        let trial = try WorkerTrial.run("Hello.", with: EngineSettings(voice: "en-us"), worker: Workers.real)
        #expect(try trial.isConfined == (attempts(as: "worker")["confined"] == 0))
    }

    private func text(_ path: String) -> String {
        String(decoding: TemporaryDirectory.read(path), as: UTF8.self)
    }

    private func limit(_ name: String, of process: Int32) -> String? {
        let line = text("/proc/\(process)/limits").split(separator: "\n").first { $0.hasPrefix(name) }
        return line.flatMap { $0.dropFirst(name.count).split(separator: " ").first.map(String.init) }
    }
}
