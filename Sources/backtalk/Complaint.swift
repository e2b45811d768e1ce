import Player
import Text

/// What went wrong, as one sentence for the person, with the next step in it, and the exit code that tells it.
struct Complaint: Error, Sendable, Hashable, CustomStringConvertible {
    /// As it stands after "backtalk: ": it begins small and has no full stop.
    let sentence: String
    let code: ExitStatus
    /// A line each was told to us so: mistakes of a file that another process read.
    private var isOfLines = false

    var description: String { sentence }

    init(_ sentence: String, _ code: ExitStatus = .wrongInput) {
        self.sentence = sentence
        self.code = code
    }

    /// Of an error whose description is a sentence for the person, or of one of Foundation's.
    init(_ error: any Error, _ code: ExitStatus = .failed) {
        self.init(Self.clause(FailureReason.of(error)), code)
    }

    /// Of a session that came to its end and that no device took; nil where one did, and where a person ended it, who has
    /// seen that. A person who named a device is told so before it begins.
    init?(silence outcome: Session.Outcome) {
        guard outcome.ending == .finished, let refusal = outcome.refusal else { return nil }
        self.init("nothing of it was heard: \(Self.clause(refusal.description))", .failed)
    }

    /// Of lines that came over the bus.
    init(lines: String, _ code: ExitStatus) {
        self.init(lines, code)
        isOfLines = true
    }

    /// As it is printed: what begins at the beginning of a line is ours.
    var text: PrintableText {
        guard isOfLines else { return "backtalk: \(sentence)\n" }
        let lines = sentence.unicodeScalars.split(separator: "\n").map { PrintableText(line: String($0)) }
        return "backtalk: \(lines.joined(separator: "\n  "))\n"
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
