import Glibc
import Text

/// What the daemon tells the journal of the system, a line an event.
enum DaemonLog {
    /// As syslog counts them.
    enum Level: Int {
        case error = 3
        case warning = 4
        case notice = 5
        case info = 6
    }

    /// A sentence; journald reads the level off the line's beginning, a person at a terminal need not see it. Whatever
    /// stands in it, it stays one line, and so has the level that it is given here.
    static func note(_ level: Level, _ sentence: String) {
        StandardError.write(line(level, sentence, isTerminal: isTerminal))
    }

    static func line(_ level: Level, _ sentence: String, isTerminal: Bool) -> PrintableText {
        let line = PrintableText(sentence: sentence)
        return isTerminal ? "\(line)\n" : "<\(level.rawValue)>\(line)\n"
    }

    static func note(_ level: Level, _ what: String, _ error: any Error) {
        note(level, "\(what): \(FailureReason.of(error))")
    }

    private static let isTerminal = isatty(STDERR_FILENO) == 1
}
