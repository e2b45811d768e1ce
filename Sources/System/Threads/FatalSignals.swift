import Glibc
import Synchronization

/// Last acts before a signal ends the process: a crash, Ctrl-\, or a signal that nobody waits for.
///
/// A handler may do next to nothing: here it does what was registered, and lets the signal do what it would have done.
/// No handler runs on SIGKILL, nor for a signal that is read from a descriptor.
public enum FatalSignals {
    /// Calls only what is safe in a handler, reads only what is there already.
    public typealias Act = @convention(c) () -> Void

    fileprivate static let most = 4

    // Written under the lock, and read by a handler on any thread: an act is there before it is counted.
    nonisolated(unsafe) fileprivate static let acts = {
        let acts = UnsafeMutablePointer<Act?>.allocate(capacity: most)
        acts.initialize(repeating: nil, count: most)
        return acts
    }()
    fileprivate static let count = Atomic<Int>(0)

    /// The effect that each signal had before, by its number.
    nonisolated(unsafe) fileprivate static let actions = {
        let actions = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)
        actions.initialize(repeating: sigaction(), count: 65)
        return actions
    }()
    private static let lock = Mutex(())

    private static let signals = [
        SIGHUP, SIGINT, SIGTERM, SIGPIPE, SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS, SIGQUIT,
        SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGIO, SIGPWR, SIGSTKFLT,
    ]

    /// Has `act` done before the process ends by a signal. The same act once; at most four.
    public static func perform(_ act: @escaping Act) {
        lock.withLock { _ in
            let known = count.load(ordering: .relaxed)
            let address = unsafeBitCast(act, to: UInt.self)
            guard known < most,
                !(0..<known).contains(where: { unsafeBitCast(acts[$0], to: UInt.self) == address })
            else { return }
            acts[known] = act
            count.store(known + 1, ordering: .releasing)
            if known == 0 { listen() }
        }
    }

    private static func listen() {
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
            action.__sigaction_handler.sa_handler = actAndEnd
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
private func actAndEnd(_ signal: Int32) {
    for index in 0..<FatalSignals.count.load(ordering: .acquiring) { FatalSignals.acts[index]?() }
    sigaction(signal, FatalSignals.actions + Int(signal), nil)
    // Held back until this returns, and then what was interrupted is seen by whoever looks at it.
    raise(signal)
}
