import CLinux
import Glibc

/// A program that runs, and our ends of what it writes to.
struct RunningCommand {
    let process: pid_t
    let output: Int32
    let complaints: Int32
    /// Readable when it has ended.
    let life: Int32

    /// How it ended, as waitpid tells it; it stays there to be reaped by `end`.
    func status() -> Int32 {
        var ended = siginfo_t()
        guard waitid(P_PID, id_t(process), &ended, Int32(WEXITED | WNOWAIT)) == 0 else { return 0 }
        let value = backtalk_exit_status(&ended)
        return ended.si_code == Int32(CLD_EXITED) ? value << 8 : value & 0x7F
    }

    /// Ends it, stopped or not, and all that it started.
    func end() {
        kill(-process, SIGKILL)
        kill(process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        for file in [output, complaints, life] where file >= 0 { close(file) }
    }
}
