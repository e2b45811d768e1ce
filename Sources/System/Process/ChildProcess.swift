import CLinux
import Glibc

/// A program of ours that runs. It is killed and reaped when this value goes.
///
/// It leads a process group, so that Ctrl-C in the terminal is not meant for it. That it ends with us, however we end, is
/// its own affair: it asks the kernel for it (`PR_SET_PDEATHSIG`), or sees the end of a socket to us. A program that is
/// not ours is a `GuardedProgram`.
public struct ChildProcess: ~Copyable, Sendable {
    /// How a program is started.
    public struct Launch: Sendable {
        /// The path of the program.
        public var program: String
        /// What it is given, without its own name.
        public var arguments: [String]
        /// Each `NAME=value`; nothing else of ours is there.
        public var environment: [String]
        /// What it gets as its descriptors 0, 1, 2 and so on; no other is open in it. Borrowed.
        public var files: [Int32]

        public init(_ program: String, _ arguments: [String], environment: [String], files: [Int32]) {
            self.program = program
            self.arguments = arguments
            self.environment = environment
            self.files = files
        }
    }

    public let process: pid_t
    private let pidfd: OwnedDescriptor

    /// For `poll`: readable when it has ended.
    public var life: Int32 { pidfd.number }

    /// Throws `SystemError` where it cannot be started: `ENOENT` where there is no such program.
    public init(_ launch: Launch) throws(SystemError) {
        let process = try SpawningThread.start(launch)
        let life = pidfd_open(process, 0)
        guard life >= 0 else {
            let problem = errno
            Self.end(process)
            throw SystemError(problem, "pidfd")
        }
        pidfd = OwnedDescriptor(owning: life)
        self.process = process
    }

    deinit { Self.end(process) }

    /// How it ended, where it has or does within so many milliseconds; it stays there to be reaped.
    public func end(within milliseconds: Int64) -> ProgramEnd? {
        var watched = pollfd(fd: life, events: Int16(POLLIN), revents: 0)
        let deadline = MonotonicTime.now.advanced(milliseconds: milliseconds)
        guard SystemClock.poll(&watched, count: 1, until: deadline) > 0 else { return nil }
        var ended = siginfo_t()
        guard waitid(P_PID, id_t(process), &ended, Int32(WEXITED | WNOWAIT)) == 0 else { return nil }
        let value = backtalk_exit_status(&ended)
        return ended.si_code == Int32(CLD_EXITED) ? .exited(value) : .killed(value)
    }

    /// In any state, stopped too, it ends on SIGKILL, and so does its process group.
    private static func end(_ process: pid_t) {
        kill(-process, SIGKILL)
        kill(process, SIGKILL)
        while waitpid(process, nil, 0) < 0, errno == EINTR {}
    }
}

/// How a program ended.
public enum ProgramEnd: Sendable, Hashable {
    /// With this exit code.
    case exited(Int32)
    /// By this signal.
    case killed(Int32)
    /// Before it began, with the system's error number.
    case notStarted(Int32)
}
