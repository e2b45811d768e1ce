import Glibc
import System
import Voice
import WorkerProtocol

/// One running `backtalk-espeak`. It is killed and reaped when the value goes; and it ends by itself when this process
/// does, since its input closes then, and the kernel ends one that does not look.
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
    private let child: ChildProcess
    private let startDeadline: Int64

    var process: pid_t { child.process }

    /// How long a new worker may take at most to say hello, and to load a voice, in milliseconds. Both take about 5.
    static let longestStart: Int64 = 5_000
    /// How long one that closed its socket may take to end, in milliseconds.
    private static let longestEnd: Int64 = 500

    /// A worker that said hello: where the first does not, the second may.
    ///
    /// - Parameters:
    ///   - path: of the executable.
    ///   - deadline: milliseconds for its hello, and for loading a voice.
    ///   - stop: breaks off whatever it is asked when it is set; nil: nothing does.
    static func started(
        path: String, within deadline: Int64, stop: EventSignal? = nil
    ) throws(WorkerTrouble) -> WorkerProcess {
        do throws(WorkerTrouble) {
            return try WorkerProcess(path: path, within: deadline, stop: stop)
        } catch  where error.isWorthAnotherTry {
            return try WorkerProcess(path: path, within: deadline, stop: stop)
        }
    }

    private init(path: String, within startDeadline: Int64, stop: EventSignal?) throws(WorkerTrouble) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .notStarted(errno) }
        let port = WorkerPort(socket: OwnedDescriptor(owning: ends[0]), stop: stop)
        let child = try Self.spawn(path, OwnedDescriptor(owning: ends[1]))
        let hello: Hello
        do throws(WorkerTrouble) {
            hello = try Self.hello(try port.reply(within: startDeadline))
        } catch {
            throw Self.explained(error, child)
        }
        self.hello = hello
        self.port = port
        self.child = child
        self.startDeadline = startDeadline
    }

    private static func hello(_ reply: WorkerPort.Reply) throws(WorkerTrouble) -> Hello {
        switch reply {
        case .message(.hello(WorkerProtocol.version, let version, let library, let dataPath)):
            return Hello(version: version, library: library, dataPath: dataPath)
        case .message(.hello): throw .otherVersion
        case .message(.failed(let failure, let sentence)): throw .refused(failure, sentence)
        default: throw .garbage
        }
    }

    /// Of a worker that is gone: how it ended.
    private static func explained(_ trouble: WorkerTrouble, _ child: borrowing ChildProcess) -> WorkerTrouble
    {
        guard trouble == .gone, let end = child.end(within: longestEnd) else { return trouble }
        return .ended(end)
    }

    /// Whether it has this voice, or can still be given it.
    func canSpeak(as settings: EngineSettings) -> Bool { voice == nil || voice == settings }

    /// - Parameter deadline: milliseconds for the sound to come.
    mutating func speak(
        _ text: String, as settings: EngineSettings, within deadline: Int64
    ) throws(WorkerTrouble) -> RawSpeech {
        do throws(WorkerTrouble) {
            if voice == nil { try tell(settings) }
            try port.send(.speak(Array(text.utf8)), within: deadline)
            switch try port.reply(within: deadline) {
            case .sound(let raw): return raw
            case .message(.failed(let failure, let sentence)): throw .refused(failure, sentence)
            case .message: throw .garbage
            }
        } catch {
            throw Self.explained(error, child)
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
    /// no other file.
    private static func spawn(
        _ path: String, _ socket: consuming OwnedDescriptor
    ) throws(WorkerTrouble) -> ChildProcess {
        do throws(SystemError) {
            let silence = try OwnedDescriptor(checking: open("/dev/null", O_WRONLY | O_CLOEXEC), "/dev/null")
            return try ChildProcess(
                ChildProcess.Launch(
                    path, [], environment: ChildEnvironment.named(),
                    files: [socket.number, socket.number, silence.number]))
        } catch {
            throw .notStarted(error.code)
        }
    }
}
