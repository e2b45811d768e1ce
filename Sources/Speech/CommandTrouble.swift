import Glibc

/// What can come of a command instead of a sound.
enum CommandTrouble: Error, Hashable {
    /// There is no such program, or it may not be run.
    case missing
    /// What guards it is not there: its path.
    case unguarded(String)
    /// The session that asked is over.
    case stopped
    /// It spoke longer than this many seconds, which is as long as the text may take.
    case long(Int)
    /// The system could not start it, with its error number.
    case notStarted(Int32)
    /// It was not done in time: seconds.
    case slow(Int)
    /// It wrote more than this many bytes.
    case flood(Int)
    /// It ended with this code, and said this.
    case failed(Int32, String)
    /// This signal ended it.
    case crashed(Int32)
    /// What it wrote is no speech.
    case sound(SoundDecoder.Trouble)
}

extension CommandTrouble {
    /// - Parameter program: as the voice file names it.
    func forThePerson(_ program: String) -> SpeechError {
        let name = "The voice's command '\(program)'"
        return switch self {
        case .missing:
            SpeechError(
                .engineMissing,
                "\(name) is not there. Install it, or change 'command' in the voice file.")
        case .unguarded(let guardian):
            SpeechError(
                .engineMissing,
                "\(guardian), which runs the voice's command, is not there. Install Backtalk again.")
        case .stopped:
            SpeechError(.stopped, "The session was over before everything was spoken.")
        case .notStarted(ENOENT):
            SpeechError(
                .engineMissing,
                "\(name) does not start: the interpreter that it names is not there. Try it in a terminal.")
        case .notStarted(let number):
            SpeechError(
                .engineMissing,
                "\(name) does not start (\(String(cString: strerror(number)))). Try it in a terminal.")
        case .long(let seconds):
            SpeechError(
                .engineFailed,
                "\(name) spoke longer than the \(seconds) s that a sentence of that length may take. Try it in a terminal."
            )
        case .slow(let seconds):
            SpeechError(
                .engineFailed,
                "\(name) took more than \(seconds) s for a sentence. Raise 'time-limit' in the voice file.")
        case .flood(let bytes):
            SpeechError(
                .engineFailed,
                "\(name) wrote more than \(bytes >> 20) MB for a sentence. Try it in a terminal.")
        case .failed(let code, let words):
            SpeechError(
                .engineFailed,
                "\(name) failed (exit code \(code)\(words.isEmpty ? "" : ": \(words)")). Try it in a terminal."
            )
        case .crashed(let signal):
            SpeechError(.engineFailed, "\(name) crashed (signal \(signal)). Try it in a terminal.")
        case .sound(.nothing):
            SpeechError(
                .engineFailed,
                "\(name) wrote no sound. It has to write a sound file to its standard output, or to '{wav}'.")
        case .sound(.garbage):
            SpeechError(
                .engineFailed,
                "\(name) wrote something that is no sound file. It has to write WAV, and nothing else.")
        case .sound(.silence):
            SpeechError(
                .engineFailed, "\(name) wrote a sound in which nothing is heard. Try it in a terminal.")
        case .sound(.tooLong):
            SpeechError(
                .engineFailed,
                "\(name) spoke for more than \(SoundDecoder.longest) s. Try it in a terminal.")
        case .sound(.system(let number)):
            SpeechError(
                .engineFailed, "There is no memory for what \(name.lowercasedFirst) wrote (error \(number)).")
        }
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
