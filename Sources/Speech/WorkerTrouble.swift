import WorkerProtocol

/// What can come of a worker instead of an answer.
enum WorkerTrouble: Error, Hashable {
    /// It could not be started at all, with the system's error number.
    case notStarted(Int32)
    /// It belongs to another version of this program.
    case otherVersion
    /// It ended.
    case gone
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
        case .gone, .silent, .garbage, .refused(.crash, _), .refused(.deadline, _): true
        case .notStarted, .otherVersion, .refused: false
        }
    }

    /// - Parameter worker: the path of the executable.
    func forThePerson(worker: String) -> SpeechError {
        switch self {
        case .notStarted(let number):
            SpeechError(
                .engineMissing,
                "The speech worker \(worker) does not start (error \(number)). Install Backtalk again.")
        case .otherVersion:
            SpeechError(
                .engineMissing,
                "The speech worker \(worker) belongs to another version of Backtalk. Install both together.")
        case .gone:
            SpeechError(
                .engineFailed,
                "The speech worker ended without an answer. Check that eSpeak NG is installed (libespeak-ng1)."
            )
        case .silent:
            SpeechError(
                .engineFailed, "The speech worker does not answer. Try again when the computer is less busy.")
        case .garbage:
            SpeechError(
                .engineFailed, "The speech worker \(worker) answers nonsense. Install Backtalk again.")
        case .refused(.engine, let sentence):
            SpeechError(.engineMissing, "\(sentence) Install espeak-ng-data.")
        case .refused(.voice, let sentence):
            SpeechError(.unknownVoice, "\(sentence) The command espeak-ng --voices lists them.")
        case .refused(.setting, let sentence):
            SpeechError(.setting, "\(sentence) Change it in the voice file.")
        case .refused(.length, let sentence):
            SpeechError(.tooLong, "\(sentence) Split it.")
        case .refused(.crash, let sentence), .refused(.deadline, let sentence):
            SpeechError(.engineFailed, "\(sentence) Try again, or word the text differently.")
        }
    }
}
