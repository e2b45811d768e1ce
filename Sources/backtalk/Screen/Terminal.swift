import Glibc

/// The terminal that a person looks at, as far as there is one.
struct Terminal: Sendable {
    /// Columns of the terminal; asked anew, since a person may resize it.
    var width: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// nil where the output is no terminal, or one that cannot move its cursor.
    static func attached() -> Terminal? {
        guard isatty(STDOUT_FILENO) == 1 else { return nil }
        let kind = getenv("TERM").map { String(cString: $0) } ?? ""
        return kind.isEmpty || kind == "dumb" ? nil : Terminal()
    }
}
