import CESpeakNG
import Glibc
import WorkerProtocol

/// One text, spoken by a child of its own.
enum Utterance {
    case spoken
    case failed(Problem)
    /// The other side is gone.
    case abandoned

    /// - Parameter sound: holds the samples afterwards, where the text was spoken.
    static func speak(_ text: [UInt8], with engine: Engine, into sound: borrowing SharedSound) -> Utterance {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return exhausted() }
        let (output, input) = (ends[0], ends[1])
        defer { close(output) }
        let ended = text + [0]
        sound.clear(for: WorkerProtocol.longestSound(text, rate: Int(engine.rate)))

        let worker = getpid()
        let child = fork()
        if child == 0 { becomeSpeaker(of: ended, with: engine, into: sound, worker: worker) }
        guard child > 0 else {
            let failed = exhausted()
            close(input)
            return failed
        }
        close(input)

        let end = wait(for: output)
        if end != .complete { kill(child, SIGKILL) }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        switch end {
        case .complete where status == 0: return .spoken
        // The exit status is the second byte of the wait status, when the first is 0.
        case .complete where status == Engine.Spoken.tooLong.rawValue << 8:
            let seconds = WorkerProtocol.longestSound(characters: text.count { $0 & 0xC0 != 0x80 })
            return .failed(
                Problem(
                    failure: .length,
                    sentence: "It sounds longer than the \(seconds) s that a text of its length may take."
                ))
        case .complete where status & 0x7F != 0: return crash("signal \(status & 0x7F)")
        case .complete: return crash("exit code \(status >> 8)")
        case .broken: return crash("its pipe broke")
        case .late:
            let limit = WorkerProtocol.deadline / 1_000
            return .failed(
                Problem(failure: .deadline, sentence: "eSpeak NG took longer than \(limit) seconds."))
        case .abandoned: return .abandoned
        }
    }

    /// The machine is at fault, not the text.
    private static func exhausted() -> Utterance {
        .failed(
            Problem(
                failure: .engine,
                sentence:
                    "The system gives no process to speak in (\(String(cString: strerror(errno)))). Close other programs."
            ))
    }

    private static func crash(_ how: String) -> Utterance {
        .failed(Problem(failure: .crash, sentence: "eSpeak NG crashed over it (\(how))."))
    }

    private static func becomeSpeaker(
        of text: [UInt8], with engine: Engine, into sound: borrowing SharedSound, worker: pid_t
    ) -> Never {
        _ = kill_me_with_my_parent()
        // The worker may have died before that call.
        guard getppid() == worker else { _exit(Engine.Spoken.failed.rawValue) }
        // Whatever the library prints must not reach the replies.
        close(STDIN_FILENO)
        dup2(STDERR_FILENO, STDOUT_FILENO)
        Confinement.confineSpeaker(seconds: Int(WorkerProtocol.deadline / 1_000))
        _exit(engine.speak(text, into: sound).rawValue)
    }

    private enum End {
        case complete
        case broken
        case late
        case abandoned
    }

    /// Nothing is ever written to the pipe: it ends when the child does. Waits for that, for the deadline, or for the
    /// client to go away.
    private static func wait(for output: Int32) -> End {
        let limit = now() + WorkerProtocol.deadline
        while true {
            let left = limit - now()
            guard left > 0 else { return .late }
            var watched = [
                pollfd(fd: output, events: Int16(POLLIN), revents: 0),
                pollfd(fd: STDIN_FILENO, events: 0, revents: 0),
            ]
            let ready = poll(&watched, 2, Int32(left))
            if ready < 0, errno != EINTR { return .broken }
            guard ready > 0 else { continue }
            if watched[0].revents != 0 { return .complete }
            return .abandoned
        }
    }

    /// Monotonic, in milliseconds.
    private static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}
