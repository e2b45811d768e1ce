import CLinux
import Glibc
import System

/// One run of a program, from its start to its end: what it writes within the limits, or why there is none. Whatever
/// happens, nothing of it is left running.
struct CommandRun {
    let program: String
    let arguments: [String]
    let input: String
    /// In milliseconds of `MonotonicTime`.
    let deadline: Int64
    /// The same as a person knows it, in seconds.
    let timeLimit: Int
    /// Bytes.
    let largestOutput: Int

    /// How much of its complaints is kept.
    private static let longestComplaint = 2_048

    func output() throws(CommandTrouble) -> [UInt8] {
        let process = try start()
        defer { process.end() }
        var output: [UInt8] = []
        var complaint: [UInt8] = []
        var isOver = false
        var sources = [process.output, process.complaints, process.life]
        while sources[0] >= 0 || !isOver {
            let left = deadline - MonotonicTime.now.milliseconds
            guard left > 0 else { throw .slow(timeLimit) }
            var watched = sources.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            // Once it has ended, only what it left in the pipe is read, and nobody waits for its children.
            let ready = poll(&watched, 3, isOver ? 0 : Int32(clamping: left))
            if ready < 0, errno != EINTR { throw .notStarted(errno) }
            if ready == 0, isOver { break }
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
        let status = process.status()
        if status & 0x7F != 0 { throw .crashed(status & 0x7F) }
        guard status == 0 else { throw .failed(status >> 8 & 0xFF, Self.words(complaint)) }
        return output
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

    private func start() throws(CommandTrouble) -> RunningCommand {
        let text = backtalk_memory_file("backtalk-text")
        guard text >= 0 else { throw .notStarted(errno) }
        defer { close(text) }
        let bytes = Array(input.utf8)
        guard bytes.withUnsafeBytes({ Glibc.write(text, $0.baseAddress, $0.count) }) == bytes.count,
            lseek(text, 0, SEEK_SET) == 0
        else { throw .notStarted(errno) }
        var output: [Int32] = [-1, -1]
        var complaints: [Int32] = [-1, -1]
        guard pipe2(&output, O_CLOEXEC) == 0 else { throw .notStarted(errno) }
        guard pipe2(&complaints, O_CLOEXEC) == 0 else {
            let error = errno
            for end in output { close(end) }
            throw .notStarted(error)
        }
        defer {
            close(output[1])
            close(complaints[1])
        }
        do throws(CommandTrouble) {
            let process = try spawn(text, output[1], complaints[1])
            let life = pidfd_open(process, 0)
            let running = RunningCommand(
                process: process, output: output[0], complaints: complaints[0], life: life)
            if life >= 0 { return running }
            let error = errno
            running.end()
            output[0] = -1
            complaints[0] = -1
            throw .notStarted(error)
        } catch {
            for end in [output[0], complaints[0]] where end >= 0 { close(end) }
            throw error
        }
    }

    private func spawn(_ text: Int32, _ output: Int32, _ complaints: Int32) throws(CommandTrouble) -> pid_t {
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        posix_spawn_file_actions_adddup2(&files, text, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&files, complaints, STDERR_FILENO)
        posix_spawn_file_actions_addclosefrom_np(&files, 3)

        var words = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        let status = ChildAttributes.with { posix_spawn(&process, program, &files, $0, &words, environ) }
        guard status == 0 else { throw status == ENOENT || status == EACCES ? .missing : .notStarted(status) }
        return process
    }
}
