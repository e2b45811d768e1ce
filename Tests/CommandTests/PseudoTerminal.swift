import Foundation

/// A terminal that nobody sees, used on one thread.
final class PseudoTerminal {
    /// What a command opens as its streams.
    let path: String
    private let near: Int32
    /// Keeps the modes when the command has ended.
    private let far: Int32
    private(set) var printed = Data()
    /// What a person sees of it.
    private(set) var screen: EmulatedScreen

    init(columns: Int = 80, rows: Int = 24) throws {
        screen = EmulatedScreen(columns: columns, rows: rows)
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        var ends: (near: Int32, far: Int32) = (-1, -1)
        guard openpty(&ends.near, &ends.far, nil, nil, &size) == 0, let name = ttyname(ends.far) else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .ENOTTY)
        }
        (near, far) = ends
        path = String(cString: name)
        for end in [near, far] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(near, F_SETFL, O_NONBLOCK)
    }

    deinit {
        close(far)
        close(near)
    }

    /// Whether lines are edited and keys are shown, as a shell wants it.
    var isUsual: Bool {
        var modes = termios()
        let usual = tcflag_t(ICANON | ECHO | ISIG)
        return tcgetattr(far, &modes) == 0 && modes.c_lflag & usual == usual
    }

    /// Another size; who runs on it is told by a signal.
    func resize(columns: Int, rows: Int) {
        screen.resize(columns: columns, rows: rows)
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(near, UInt(TIOCSWINSZ), &size)
    }

    func type(_ keys: String) { _ = keys.withCString { write(near, $0, strlen($0)) } }

    /// Takes what was printed since; a terminal that is not read stops the command.
    func listen() {
        var block = [UInt8](repeating: 0, count: 4_096)
        while case let count = read(near, &block, block.count), count > 0 {
            printed += block[..<count]
            screen.feed(bytes: block[..<count])
        }
    }
}
