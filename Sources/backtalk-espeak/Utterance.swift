import CESpeakNG
import Glibc
import WorkerProtocol

/// One text, spoken by a child of its own.
enum Utterance {
    case sound([UInt8])
    case failed(Problem)
    /// The other side is gone.
    case abandoned

    /// F_SETPIPE_SZ of Linux, which Swift does not see.
    private static let setPipeSize: Int32 = 1_031

    static func speak(_ text: [UInt8], with engine: Engine) -> Utterance {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return crash("no pipe (errno \(errno))") }
        let (output, input) = (ends[0], ends[1])
        defer { close(output) }
        // So large that a child seldom waits for its reader. Where it is refused, it waits.
        _ = fcntl(output, setPipeSize, 1 << 20)

        let worker = getpid()
        let child = fork()
        if child == 0 { becomeSpeaker(of: text, with: engine, into: input, worker: worker) }
        close(input)
        guard child > 0 else { return crash("no child (errno \(errno))") }

        let read = collect(output)
        if read.end != .complete { kill(child, SIGKILL) }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        switch read.end {
        case .complete where status == 0: return .sound(read.sound)
        case .complete: return crash("wait status \(status)")
        case .broken: return crash("its pipe broke")
        case .late:
            return .failed(
                Problem(
                    failure: .deadline, sentence: "eSpeak NG took longer than \(WorkerProtocol.deadline) ms.")
            )
        case .tooLong:
            return .failed(Problem(failure: .length, sentence: "The text sounds longer than five minutes."))
        case .abandoned: return .abandoned
        }
    }

    private static func crash(_ how: String) -> Utterance {
        .failed(Problem(failure: .crash, sentence: "eSpeak NG broke off (\(how))."))
    }

    private static func becomeSpeaker(
        of text: [UInt8], with engine: Engine, into input: Int32, worker: pid_t
    ) -> Never {
        _ = kill_me_with_my_parent()
        // The worker may have died before that call.
        guard getppid() == worker else { _exit(1) }
        var noCore = rlimit(rlim_cur: 0, rlim_max: 0)
        _ = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &noCore)
        // Whatever the library prints must not reach the replies.
        close(STDIN_FILENO)
        dup2(STDERR_FILENO, STDOUT_FILENO)
        _exit(engine.speak(text + [0], into: input) ? 0 : 1)
    }

    private enum End {
        case complete
        case broken
        case late
        case tooLong
        case abandoned
    }

    /// Reads until the child closes its end, the deadline passes, or the client goes away.
    private static func collect(_ output: Int32) -> (sound: [UInt8], end: End) {
        var sound: [UInt8] = []
        let limit = now() + WorkerProtocol.deadline
        while true {
            let left = limit - now()
            guard left > 0 else { return (sound, .late) }
            var watched = [
                pollfd(fd: output, events: Int16(POLLIN), revents: 0),
                pollfd(fd: STDIN_FILENO, events: 0, revents: 0),
            ]
            let ready = poll(&watched, 2, Int32(left))
            if ready < 0, errno != EINTR { return (sound, .broken) }
            guard ready > 0 else { continue }
            if watched[1].revents != 0 { return (sound, .abandoned) }
            let got = withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 1) { buffer in
                let got = read(output, buffer.baseAddress, buffer.count)
                if got > 0 { sound += UnsafeRawBufferPointer(rebasing: buffer[..<got]) }
                return got
            }
            if got < 0, errno != EINTR { return (sound, .broken) }
            if got == 0 { return (sound, .complete) }
            if sound.count > WorkerProtocol.longestSound { return (sound, .tooLong) }
        }
    }

    /// Monotonic, in milliseconds.
    private static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}
