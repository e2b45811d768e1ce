/// What went wrong, as one sentence for the person, with the next step in it, and the exit code that tells it.
struct Complaint: Error, Sendable, Hashable, CustomStringConvertible {
    /// As it stands after "backtalk: ": it begins small and has no full stop.
    let sentence: String
    let code: ExitStatus

    var description: String { sentence }

    init(_ sentence: String, _ code: ExitStatus = .wrongInput) {
        self.sentence = sentence
        self.code = code
    }

    /// Of an error of our rooms, whose description is a sentence for the person.
    init(_ error: any Error, _ code: ExitStatus = .failed) {
        self.init(Self.clause(String(describing: error)), code)
    }

    /// A sentence as it stands in the middle of a line.
    static func clause(_ sentence: String) -> String {
        let sentence = sentence.trimmingSuffix(".")
        let second = sentence.dropFirst().first
        // An abbreviation stays large.
        return second?.isUppercase == true ? sentence : sentence.prefix(1).lowercased() + sentence.dropFirst()
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
