import CLinux
import Glibc
import System

/// One run of a program, from its start to its end: what it writes within the limits, or why there is none. Whatever
/// happens, nothing of it is left running.
struct CommandRun {
    let program: String
    let arguments: [String]
    /// Each `NAME=value`.
    let environment: [String]
    let input: String
    /// When it has to be done.
    let deadline: MonotonicTime
    /// The same as a person knows it, in seconds.
    let timeLimit: Int
    /// Bytes.
    let largestOutput: Int
    /// The path of the program that guards it.
    let guardian: String
    /// Ends it when it is set; nil: nothing does.
    let stop: EventSignal?

    /// How much of its complaints is kept.
    private static let longestComplaint = 2_048

    /// The program, and our ends of what it writes to.
    private struct Running: ~Copyable {
        let program: GuardedProgram
        let output: OwnedDescriptor
        let complaints: OwnedDescriptor
    }

    func output() throws(CommandTrouble) -> [UInt8] {
        let running: Running
        do throws(SystemError) {
            running = try start()
        } catch {
            throw error.subject == guardian && error.code == ENOENT
                ? .unguarded(guardian) : .notStarted(error.code)
        }
        var output: [UInt8] = []
        var complaint: [UInt8] = []
        var isOver = false
        var sources = [
            running.output.number, running.complaints.number, running.program.news, stop?.descriptor ?? -1,
        ]
        while sources[0] >= 0 || !isOver {
            guard MonotonicTime.now < deadline else { throw .slow(timeLimit) }
            var watched = sources.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            // Once it has ended, only what it left in the pipe is read, and nobody waits for its children.
            let ready = SystemClock.poll(&watched, count: 4, until: isOver ? .now : deadline)
            if ready < 0 { throw .notStarted(-ready) }
            if ready == 0, isOver { break }
            if watched[3].revents != 0 { throw .stopped }
            if watched[0].revents != 0, !read(sources[0], into: &output) { sources[0] = -1 }
            guard output.count <= largestOutput else { throw .flood(largestOutput) }
            if watched[1].revents != 0, !read(sources[1], into: &complaint) { sources[1] = -1 }
            if complaint.count > Self.longestComplaint {
                complaint.removeLast(complaint.count - Self.longestComplaint)
            }
            if watched[2].revents != 0 {
                isOver = true
                sources[2] = -1
            }
        }
        switch running.program.end() {
        case .exited(0): return output
        case .exited(let code): throw .failed(code, Self.words(complaint))
        case .killed(let signal): throw .crashed(signal)
        case .notStarted(let number): throw .notStarted(number)
        case nil: throw .crashed(SIGKILL)
        }
    }

    /// False where there is nothing more to come.
    private func read(_ file: Int32, into bytes: inout [UInt8]) -> Bool {
        let got = withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 1) { space in
            let got = Glibc.read(file, space.baseAddress, space.count)
            if got > 0 { bytes.append(contentsOf: space[..<got]) }
            return got
        }
        return got > 0 || (got < 0 && (errno == EINTR || errno == EAGAIN))
    }

    /// The first line of what a program complained of, fit to be printed.
    private static func words(_ complaint: [UInt8]) -> String {
        let lines = String(decoding: complaint, as: UTF8.self).split { $0.isNewline }
        guard let first = lines.lazy.map({ SpokenText.clean(String($0)) }).first(where: { !$0.isEmpty })
        else {
            return ""
        }
        return first.count > 120 ? first.prefix(120) + "…" : first
    }

    // MARK: Starting

    private func start() throws(SystemError) -> Running {
        let text = try OwnedDescriptor(checking: backtalk_memory_file("backtalk-text"), "memfd")
        let bytes = Array(input.utf8)
        guard bytes.withUnsafeBytes({ Glibc.write(text.number, $0.baseAddress, $0.count) }) == bytes.count,
            lseek(text.number, 0, SEEK_SET) == 0
        else { throw SystemError(errno, "memfd") }
        var ends: [Int32] = [-1, -1]
        guard pipe2(&ends, O_CLOEXEC) == 0 else { throw SystemError(errno, "pipe") }
        let output = OwnedDescriptor(owning: ends[0])
        let outputEnd = OwnedDescriptor(owning: ends[1])
        guard pipe2(&ends, O_CLOEXEC) == 0 else { throw SystemError(errno, "pipe") }
        let complaints = OwnedDescriptor(owning: ends[0])
        let complaintsEnd = OwnedDescriptor(owning: ends[1])
        let program = try GuardedProgram(
            ChildProcess.Launch(
                program, Array(arguments.dropFirst()), environment: environment,
                files: [text.number, outputEnd.number, complaintsEnd.number]),
            guardian: guardian)
        return Running(program: program, output: output, complaints: complaints)
    }
}
