import Foundation

/// A process of a test's own, ended by its id.
public final class Child {
    public let pid: Int32
    private var hasEnded = false

    /// - Parameters:
    ///   - environment: added to ours.
    ///   - output: where its output goes; its errors go nowhere.
    public init(_ path: String, _ arguments: [String], environment: [String: String], output: String) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
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
    }

    deinit { end() }

    public var isRunning: Bool {
        if hasEnded { return false }
        var status: Int32 = 0
        hasEnded = waitpid(pid, &status, WNOHANG) != 0
        return !hasEnded
    }

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
