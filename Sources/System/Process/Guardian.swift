import CLinux
import Glibc

/// The process between us and a program that is not ours. Signals that end a group or a session do not reach it: it ends
/// when what it guards has ended. Whoever kills it all the same ends the program with it.
public enum Guardian {
    /// The first argument of a program that is to be a guardian; the program to be guarded follows, with what it is given.
    public static let word = "--guard"

    /// The socket to whoever started us.
    private static let bond: Int32 = 3
    /// How long it is tried to end what does not end, in milliseconds: a process of another user, or one that hangs in a
    /// device.
    private static let patience: Int64 = 2_000

    /// What is said over the bond, once.
    struct Message {
        var kind: Int32
        var value: Int32

        init(kind: Int32, value: Int32) {
            self.kind = kind
            self.value = value
        }

        init(_ end: ProgramEnd) {
            switch end {
            case .exited(let code): self.init(kind: 1, value: code)
            case .killed(let signal): self.init(kind: 2, value: signal)
            case .notStarted(let number): self.init(kind: 3, value: number)
            }
        }

        var end: ProgramEnd? {
            switch kind {
            case 1: .exited(value)
            case 2: .killed(value)
            case 3: .notStarted(value)
            default: nil
            }
        }
    }

    /// Called by a process with a single thread, and nothing open but its standard files and the bond. Starts the program,
    /// and waits for its end or for that of whoever started us.
    ///
    /// - Parameter command: the path of the program, and what it is given.
    public static func run(_ command: [String]) -> Never {
        // Whoever ends all processes of our name means those that play.
        backtalk_name_thread("engine-guard")
        backtalk_adopt_orphans()
        var all = sigset_t()
        sigfillset(&all)
        sigprocmask(SIG_SETMASK, &all, nil)
        let started = start(command)
        for file in 0..<bond { close(file) }
        switch started {
        case .failure(let error): tell(.notStarted(error.code))
        case .success(let program): wait(for: program)
        }
        endAll()
        _exit(0)
    }

    private static func start(_ command: [String]) -> Result<pid_t, SystemError> {
        let words = CStrings(command)
        // It closes when the program begins; a program that cannot begin leaves the reason in it.
        var ends: [Int32] = [-1, -1]
        guard let path = words.pointers[0], pipe2(&ends, O_CLOEXEC) == 0 else {
            return .failure(SystemError(errno, "pipe"))
        }
        let guardian = getpid()
        let program = fork()
        if program == 0 {
            backtalk_end_with_parent()
            // The guardian may have died before that call.
            guard getppid() == guardian else { _exit(127) }
            setpgid(0, 0)
            var none = sigset_t()
            sigemptyset(&none)
            sigprocmask(SIG_SETMASK, &none, nil)
            close(bond)
            execve(path, words.pointers, environ)
            var problem = errno
            write(ends[1], &problem, MemoryLayout.size(ofValue: problem))
            _exit(127)
        }
        let problem = errno
        close(ends[1])
        defer { close(ends[0]) }
        guard program > 0 else { return .failure(SystemError(problem, "fork")) }
        var reason: Int32 = 0
        var got = 0
        repeat {
            got = read(ends[0], &reason, MemoryLayout.size(ofValue: reason))
        } while got < 0
            && errno == EINTR
        return got > 0 ? .failure(SystemError(reason, command.first ?? "")) : .success(program)
    }

    private static func wait(for program: pid_t) {
        let life = pidfd_open(program, 0)
        guard life >= 0 else { return tell(.notStarted(errno)) }
        var watched = [
            pollfd(fd: bond, events: Int16(POLLIN), revents: 0),
            pollfd(fd: life, events: Int16(POLLIN), revents: 0),
        ]
        _ = SystemClock.poll(&watched, count: 2, until: nil)
        // Its group at once: the number is its own until it is waited for.
        kill(-program, SIGKILL)
        guard watched[1].revents != 0 else { return }
        var status: Int32 = 0
        while waitpid(program, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        tell(signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal))
    }

    private static func tell(_ end: ProgramEnd) {
        var message = Message(end)
        send(bond, &message, MemoryLayout<Message>.size, Int32(MSG_NOSIGNAL))
    }

    /// Ends our children until there are none: what each of them leaves behind becomes our child.
    private static func endAll() {
        let deadline = MonotonicTime.now.advanced(milliseconds: patience)
        while true {
            var reaped: pid_t
            repeat { reaped = waitpid(-1, nil, WNOHANG) } while reaped > 0 || (reaped < 0 && errno == EINTR)
            if reaped < 0 || MonotonicTime.now > deadline { return }
            for child in children() { kill(child, SIGKILL) }
            poll(nil, 0, 1)
        }
    }

    private static func children() -> [pid_t] {
        let file = open("/proc/self/task/\(getpid())/children", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return [] }
        defer { close(file) }
        var text: [UInt8] = []
        withUnsafeTemporaryAllocation(byteCount: 4_096, alignment: 1) { space in
            while true {
                let got = read(file, space.baseAddress, space.count)
                if got <= 0 { return }
                text += space[..<got]
            }
        }
        return text.split(separator: UInt8(ascii: " ")).compactMap {
            pid_t(String(decoding: $0, as: UTF8.self))
        }
    }
}
