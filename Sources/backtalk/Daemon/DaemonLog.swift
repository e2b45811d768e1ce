import Glibc

/// What the daemon tells the journal of the system, a line an event.
enum DaemonLog {
    /// As syslog counts them.
    enum Level: Int {
        case error = 3
        case warning = 4
        case notice = 5
        case info = 6
    }

    /// A sentence; journald reads the level off the line's beginning, a person at a terminal need not see it.
    static func note(_ level: Level, _ sentence: String) {
        let line = sentence.split(separator: "\n").joined(separator: " ")
        StandardError.write(isTerminal ? "\(line)\n" : "<\(level.rawValue)>\(line)\n")
    }

    private static let isTerminal = isatty(STDERR_FILENO) == 1
}
