import Glibc
import System
import WorkerProtocol

/// What can come of a worker instead of an answer.
enum WorkerTrouble: Error, Hashable {
    /// It could not be started at all, with the system's error number.
    case notStarted(Int32)
    /// It belongs to another version of this program.
    case otherVersion
    /// It closed its socket.
    case gone
    /// It ended, in this way.
    case ended(ProgramEnd)
    /// The session that asked is over.
    case stopped
    /// It did not answer in time.
    case silent
    /// What it answered is no reply.
    case garbage
    /// It answered that it cannot.
    case refused(WorkerFailure, String)
}

extension WorkerTrouble {
    /// Whether a new worker may do better: not where the answer lies in the text or the voice.
    var isWorthAnotherTry: Bool {
        switch self {
        case .gone, .ended, .silent, .garbage, .refused(.crash, _), .refused(.deadline, _): true
        case .notStarted, .otherVersion, .stopped, .refused: false
        }
    }

    /// - Parameter worker: the path of the executable.
    func forThePerson(worker: String) -> SpeechError {
        switch self {
        case .notStarted(ENOENT):
            SpeechError(.engineMissing, "There is no speech worker \(worker). Install Backtalk again.")
        case .notStarted(let number):
            SpeechError(
                .engineMissing,
                "The speech worker \(worker) does not start (\(String(cString: strerror(number)))). Check its permissions."
            )
        case .otherVersion:
            SpeechError(
                .engineMissing,
                "The speech worker \(worker) belongs to another version of Backtalk. Install both together.")
        // So a program ends whose libraries are not there.
        case .ended(.exited(127)):
            SpeechError(
                .engineFailed,
                "The speech worker \(worker) lacks a library. The command 'ldd \(worker)' names it.")
        case .ended(.exited(let code)):
            SpeechError(
                .engineFailed,
                "The speech worker ended without an answer (exit code \(code)). Run 'backtalk doctor'.")
        case .ended(.killed(SIGKILL)):
            SpeechError(
                .engineFailed,
                "Something ended the speech worker, perhaps for want of memory. Close other programs, and try again."
            )
        case .ended(.killed(let signal)):
            SpeechError(
                .engineFailed, "The speech worker crashed (signal \(signal)). Run 'backtalk doctor'.")
        case .ended(.notStarted), .gone:
            SpeechError(
                .engineFailed, "The speech worker broke the connection. Run 'backtalk doctor'.")
        case .stopped:
            SpeechError(.stopped, "The session was over before everything was spoken.")
        case .silent:
            SpeechError(
                .engineFailed, "The speech worker does not answer. Try again when the computer is less busy.")
        case .garbage:
            SpeechError(
                .engineFailed, "The speech worker \(worker) answers nonsense. Install Backtalk again.")
        case .refused(.engine, let sentence): SpeechError(.engineMissing, sentence)
        case .refused(.voice, let sentence):
            SpeechError(.unknownVoice, "\(sentence) The command espeak-ng --voices lists them.")
        case .refused(.setting, let sentence):
            SpeechError(.setting, "\(sentence) Change it in the voice file.")
        case .refused(.length, let sentence): SpeechError(.tooLong, "\(sentence) Split it.")
        case .refused(.crash, let sentence), .refused(.deadline, let sentence):
            SpeechError(.unspeakable, "\(sentence) Word it differently.")
        }
    }
}
