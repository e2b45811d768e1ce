import Glibc
import System

/// Puts the terminal right when a signal ends the process: a crash, Ctrl-\, or a signal that nobody waits for.
///
/// It writes bytes that are there already, past the streams' own place, and sets modes that were kept. No handler runs on
/// SIGKILL; after that, `reset` helps.
enum TerminalRescue {
    fileprivate struct Plan {
        /// The terminal's modes as they were, if they have been changed.
        var modes = termios()
        var areModesChanged = false
        var isScreenTaken = false
    }

    // Written by one thread, and read by a handler on any; each value stands for itself.
    nonisolated(unsafe) fileprivate static let plan = {
        let plan = UnsafeMutablePointer<Plan>.allocate(capacity: 1)
        plan.initialize(to: Plan())
        return plan
    }()

    /// The modes were changed from these; nil: they are as they were again.
    static func note(modes: termios?) {
        if let modes {
            plan.pointee.modes = modes
            FatalSignals.perform(rescueTerminal)
        }
        plan.pointee.areModesChanged = modes != nil
    }

    /// The screen was taken, or left.
    static func note(isScreenTaken: Bool) {
        if isScreenTaken { FatalSignals.perform(rescueTerminal) }
        plan.pointee.isScreenTaken = isScreenTaken
    }
}

/// A function of its own: a closure passed to C crashes the compiler in Swift 6 mode.
private func rescueTerminal() {
    let plan = TerminalRescue.plan
    if plan.pointee.isScreenTaken {
        let bytes = Terminal.leaving
        _ = write(STDOUT_FILENO, bytes.utf8Start, bytes.utf8CodeUnitCount)
    }
    if plan.pointee.areModesChanged { tcsetattr(STDIN_FILENO, TCSANOW, &plan.pointee.modes) }
}
