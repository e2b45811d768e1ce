import Glibc

/// The terminal that a person looks at, as far as there is one.
struct Terminal: Sendable {
    /// Asked anew for every picture, since a person may resize it.
    var size: ScreenSize {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
            return .usual
        }
        return ScreenSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
    }

    /// nil where the output is no terminal, or one that cannot move its cursor.
    static func attached() -> Terminal? {
        guard isTerminal else { return nil }
        let kind = variable("TERM") ?? ""
        return kind.isEmpty || kind == "dumb" ? nil : Terminal()
    }

    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Somebody else's terminal, for now, is not to be drawn on.
    static var isInForeground: Bool { tcgetpgrp(STDOUT_FILENO) == getpgrp() }

    static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// Takes the whole screen: the other page, where the terminal has two, no cursor, and lines that end at its edge.
    static let taking: StaticString = "\u{1B}[?1049h\u{1B}[?25l\u{1B}[?7l\u{1B}[2J"
    /// Undoes it; a terminal with one page is left empty.
    static let leaving: StaticString = "\u{1B}[0m\u{1B}[2J\u{1B}[H\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l"

    /// Whether it takes a few lines at once: not after Ctrl-S, nor at the end of a line that hangs.
    static var takesOutput: Bool {
        var descriptor = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        return poll(&descriptor, 1, 0) > 0
    }
}
