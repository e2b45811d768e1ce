import Glibc
import Voice
import WorkerProtocol

/// One running `backtalk-espeak`. It is killed and reaped when the value goes; and it ends by itself when this
/// process does, since its input closes then.
struct WorkerProcess: ~Copyable {
    /// What the worker said of itself.
    struct Hello: Hashable, Sendable {
        let version: String
        let library: String
        let dataPath: String
    }

    let hello: Hello
    /// The voice it was told; a worker has one for its life.
    private var voice: EngineSettings?
    private let port: WorkerPort
    let process: pid_t
    private let startDeadline: Int64

    /// How long a new worker may take at most to say hello, and to load a voice, in milliseconds. Both take about 5.
    private static let longestStart: Int64 = 5_000

    /// - Parameters:
    ///   - path: of the executable.
    ///   - deadline: milliseconds for anything it is asked.
    init(path: String, deadline: Int64) throws(WorkerTrouble) {
        let startDeadline = min(deadline, Self.longestStart)
        let (port, process) = try Self.spawn(path)
        switch Result(catching: { () throws(WorkerTrouble) in try port.reply(within: startDeadline) }) {
        case .success(.message(.hello(WorkerProtocol.version, let version, let library, let dataPath))):
            hello = Hello(version: version, library: library, dataPath: dataPath)
            self.port = port
            self.process = process
            self.startDeadline = startDeadline
        case .success(.message(.hello)):
            Self.end(port, process)
            throw .otherVersion
        case .success(.message(.failed(let failure, let sentence))):
            Self.end(port, process)
            throw .refused(failure, sentence)
        case .success:
            Self.end(port, process)
            throw .garbage
        case .failure(let trouble):
            Self.end(port, process)
            throw trouble
        }
    }

    deinit { Self.end(port, process) }

    /// Whether it has this voice, or can still be given it.
    func canSpeak(as settings: EngineSettings) -> Bool { voice == nil || voice == settings }

    /// - Parameter deadline: milliseconds for the sound to come.
    mutating func speak(
        _ text: String, as settings: EngineSettings, within deadline: Int64
    ) throws(WorkerTrouble) -> RawSpeech {
        if voice == nil { try tell(settings) }
        try port.send(.speak(Array(text.utf8)), within: deadline)
        switch try port.reply(within: deadline) {
        case .sound(let raw): return raw
        case .message(.failed(let failure, let sentence)): throw .refused(failure, sentence)
        case .message: throw .garbage
        }
    }

    private mutating func tell(_ settings: EngineSettings) throws(WorkerTrouble) {
        let request = WorkerRequest.voice(
            name: settings.voice, rate: Int32(clamping: settings.rate),
            pitch: Int32(clamping: settings.pitch),
            range: Int32(clamping: settings.range), wordGap: Int32(clamping: settings.wordGap))
        try port.send(request, within: startDeadline)
        switch try port.reply(within: startDeadline) {
        case .message(.ready): voice = settings
        case .message(.failed(let failure, let sentence)): throw .refused(failure, sentence)
        default: throw .garbage
        }
    }

    /// The child gets one end of a socket as input and output, no standard error (the library prints to it), and
    /// no other file. It has a process group of its own, so that Ctrl-C in the terminal is not meant for it.
    private static func spawn(_ path: String) throws(WorkerTrouble) -> (WorkerPort, pid_t) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .notStarted(errno) }
        defer { close(ends[1]) }
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        posix_spawn_file_actions_adddup2(&files, ends[1], STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&files, ends[1], STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0)

        var arguments = [strdup(path), nil]
        defer { free(arguments[0]) }
        var process: pid_t = 0
        let status = ChildAttributes.with { posix_spawn(&process, path, &files, $0, &arguments, environ) }
        guard status == 0 else {
            close(ends[0])
            throw .notStarted(status)
        }
        return (WorkerPort(socket: ends[0]), process)
    }

    /// A worker in any state, stopped too, ends on SIGKILL, and so does its process group, the child that speaks.
    private static func end(_ port: WorkerPort, _ process: pid_t) {
        port.close()
        kill(-process, SIGKILL)
        kill(process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }
}
