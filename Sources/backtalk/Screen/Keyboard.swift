import Glibc
import Player
import Synchronization
import System

/// Reads single keys from a terminal; the terminal is as it was when this goes away.
final class Keyboard: Sendable {
    private let before: termios
    private let singleKeys: termios

    /// nil where standard input is no terminal of ours.
    init?() {
        var state = termios()
        guard isatty(STDIN_FILENO) == 1, Self.isInForeground, tcgetattr(STDIN_FILENO, &state) == 0 else {
            return nil
        }
        before = state
        state.c_lflag &= ~tcflag_t(ICANON | ECHO)
        // Ctrl-S would hold the screen, and with it the end of the session.
        state.c_iflag &= ~tcflag_t(IXON)
        singleKeys = state
        take()
        // Sent to the background later, we shall go on and not wait for keys that are meant for the shell.
        signal(SIGTTIN, SIG_IGN)
    }

    deinit { letGo() }

    /// Sets the terminal to single keys.
    func take() {
        TerminalRescue.note(modes: before)
        set(singleKeys)
    }

    /// Sets the terminal as it was.
    func letGo() {
        set(before)
        TerminalRescue.note(modes: nil)
    }

    private func set(_ modes: termios) {
        var modes = modes
        if Self.isInForeground { tcsetattr(STDIN_FILENO, TCSANOW, &modes) }
    }

    /// Hands every key that means something to `send`, and the question mark to `help`, on the loop.
    func watch(
        on loop: PollLoop, send: @escaping @Sendable (Command) -> Void, help: @escaping @Sendable () -> Void
    ) {
        let keys = Mutex(KeyReader())
        loop.watch(STDIN_FILENO) {
            var bytes = [UInt8](repeating: 0, count: 64)
            let count = read(STDIN_FILENO, &bytes, bytes.count)
            // The terminal has gone, or is another's now: no key will come any more.
            guard count > 0 else { return loop.watch(STDIN_FILENO, nil) }
            for key in keys.withLock({ $0.keys(in: bytes.prefix(count)) }) {
                if let command = Self.command(key) { send(command) }
                if key == .character("?") { help() }
            }
        }
    }

    /// In the background a change of the terminal would stop the process.
    private static var isInForeground: Bool { tcgetpgrp(STDIN_FILENO) == getpgrp() }

    private static func command(_ key: KeyReader.Key) -> Command? {
        switch key {
        case .character(" "): .toggle
        case .character("n"): .next
        case .character("p"): .previous
        case .character("r"): .again
        // The same key without shift, where it carries both.
        case .character("+"), .character("="): .longer
        case .character("e"): .easier
        case .up: .louder
        case .down: .quieter
        case .character("q"): .stop
        default: nil
        }
    }
}
