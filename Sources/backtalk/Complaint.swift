/// What went wrong, as one sentence for the person, with the next step in it, and the exit code that tells it.
struct Complaint: Error, Sendable {
    let sentence: String
    let code: ExitStatus

    init(_ sentence: String, _ code: ExitStatus = .wrongInput) {
        self.sentence = sentence
        self.code = code
    }
}

/// The exit codes of every command.
enum ExitStatus: Int32, Sendable {
    case done = 0
    case failed = 1
    /// A file or an argument is wrong.
    case wrongInput = 2
    case interrupted = 130
}
