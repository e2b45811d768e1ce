import Glibc

/// Puts the terminal right when a signal ends the process: a crash, Ctrl-\, or a signal that nobody waits for.
///
/// A handler may do next to nothing: here it writes bytes that are there already, past the streams' own place, sets modes
/// that were kept, and lets the signal do what it would have done. No handler runs on SIGKILL; after that, `reset` helps.
enum TerminalRescue {
    fileprivate struct Plan {
        /// The terminal's modes as they were, if they have been changed.
        var modes = termios()
        var areModesChanged = false
        var isScreenTaken = false
        var isReady = false
    }

    // Written by one thread, and read by a handler on any; each value stands for itself.
    nonisolated(unsafe) fileprivate static let plan = {
        let plan = UnsafeMutablePointer<Plan>.allocate(capacity: 1)
        plan.initialize(to: Plan())
        return plan
    }()

    /// What each signal did before, by its number.
    nonisolated(unsafe) fileprivate static let actions = {
        let actions = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)
        actions.initialize(repeating: sigaction(), count: 65)
        return actions
    }()

    /// The modes were changed from these; nil: they are as they were again.
    static func note(modes: termios?) {
        if let modes {
            plan.pointee.modes = modes
            getReady()
        }
        plan.pointee.areModesChanged = modes != nil
    }

    /// The screen was taken, or left.
    static func note(isScreenTaken: Bool) {
        if isScreenTaken { getReady() }
        plan.pointee.isScreenTaken = isScreenTaken
    }

    private static let signals = [
        SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS, SIGQUIT, SIGALRM, SIGUSR1, SIGUSR2,
        SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGIO, SIGPWR, SIGSTKFLT,
    ]

    private static func getReady() {
        guard !plan.pointee.isReady else { return }
        plan.pointee.isReady = true
        // A stack that has overflown has no room for a handler.
        var stack = stack_t()
        if sigaltstack(nil, &stack) == 0, stack.ss_flags & Int32(SS_DISABLE) != 0 {
            stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: stackBytes, alignment: 16)
            stack.ss_size = stackBytes
            stack.ss_flags = 0
            sigaltstack(&stack, nil)
        }
        for signal in signals {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = rescueTerminal
            action.sa_flags = SA_ONSTACK
            sigfillset(&action.sa_mask)
            guard sigaction(signal, nil, actions + Int(signal)) == 0 else { continue }
            // What is ignored stays so.
            let before = unsafeBitCast(actions[Int(signal)].__sigaction_handler.sa_handler, to: Int.self)
            if before != unsafeBitCast(SIG_IGN, to: Int.self) { sigaction(signal, &action, nil) }
        }
    }

    private static let stackBytes = 65_536
}

/// A function of its own: a closure passed to C crashes the compiler in Swift 6 mode.
private func rescueTerminal(_ signal: Int32) {
    let plan = TerminalRescue.plan
    if plan.pointee.isScreenTaken {
        let bytes = Terminal.leaving
        _ = write(STDOUT_FILENO, bytes.utf8Start, bytes.utf8CodeUnitCount)
    }
    if plan.pointee.areModesChanged { tcsetattr(STDIN_FILENO, TCSANOW, &plan.pointee.modes) }
    sigaction(signal, TerminalRescue.actions + Int(signal), nil)
    // Held back until this returns, and then what was interrupted is seen by whoever looks at it.
    raise(signal)
}
