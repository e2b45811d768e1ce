import Foundation
import Synchronization

/// A process of a test's own, ended by its id.
public final class Child: Sendable {
    public let pid: Int32
    private let seenEnding = Mutex<Ending?>(nil)

    /// How a process ended, and the time that it took of the processor.
    public struct Ending: Sendable {
        /// The exit code; nil where a signal ended it.
        public let code: Int32?
        /// In seconds, of the program and what it waited for.
        public let processorTime: Double
    }

    /// What a process is connected to, as paths.
    public struct Streams: Sendable {
        public var input = "/dev/null"
        public var output = "/dev/null"
        public var errors = "/dev/null"

        public init() {}
    }

    /// - Parameter environment: added to ours.
    public init(
        _ path: String, _ arguments: [String], environment: [String: String], streams: Streams
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, streams.input, O_RDWR, 0)
        posix_spawn_file_actions_addopen(&actions, 1, streams.output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, streams.errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        // It would inherit the signals that this thread blocks, and not hear that it is to end.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let all = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        var argv = ([path] + arguments).map { strdup($0) } + [nil]
        var envp = all.map { strdup("\($0)=\($1)") } + [nil]
        defer { for string in argv + envp { free(string) } }
        var pid: pid_t = 0
        let result = posix_spawn(&pid, path, &actions, &attributes, &argv, &envp)
        if result != 0 { throw POSIXError(POSIXErrorCode(rawValue: result) ?? .EINVAL) }
        self.pid = pid
        _ = Self.endsWithUs
        Self.running.withLock { _ = $0.insert(pid) }
    }

    /// Those that were not seen to end: the test process may end before all that holds them is let go of.
    private static let running = Mutex<Set<Int32>>([])
    private static let endsWithUs: Void = {
        atexit { for pid in Child.running.withLock({ $0 }) { kill(pid, SIGTERM) } }
    }()

    /// - Parameter output: where its output goes; its errors go nowhere.
    public convenience init(
        _ path: String, _ arguments: [String], environment: [String: String], output: String
    ) throws {
        var streams = Streams()
        streams.output = output
        try self.init(path, arguments, environment: environment, streams: streams)
    }

    deinit { end() }

    /// How it ended; nil while it runs.
    public var ending: Ending? {
        seenEnding.withLock { ending in
            if ending != nil { return ending }
            var status: Int32 = 0
            var usage = rusage()
            guard wait4(pid, &status, WNOHANG, &usage) != 0 else { return nil }
            Self.running.withLock { _ = $0.remove(pid) }
            let times = [usage.ru_utime, usage.ru_stime]
            ending = Ending(
                code: status & 0x7F == 0 ? status >> 8 & 0xFF : nil,
                processorTime: times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1_000_000 })
            return ending
        }
    }

    public var isRunning: Bool { ending == nil }

    public func send(_ signal: Int32) { if isRunning { kill(pid, signal) } }

    /// Makes it end at once.
    public func crash() {
        guard isRunning else { return }
        kill(pid, SIGKILL)
        while isRunning { usleep(500) }
    }

    /// Asks it to end, and after a second makes it.
    public func end() {
        if !isRunning { return }
        kill(pid, SIGTERM)
        let deadline = Date(timeIntervalSinceNow: 1)
        while isRunning {
            if Date() > deadline { kill(pid, SIGKILL) }
            usleep(2_000)
        }
    }
}
