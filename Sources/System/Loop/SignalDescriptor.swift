import CLinux
import Glibc

/// Signals as a descriptor for the poll loop. Made before any thread: the mask that keeps the signals from their old
/// effect is inherited.
public struct SignalDescriptor: ~Copyable, Sendable {
    public var descriptor: Int32 { file.number }
    private let file: OwnedDescriptor

    /// Throws `SystemError` when the process has no descriptor left.
    public init(_ signals: [Int32]) throws(SystemError) {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in signals { sigaddset(&set, signal) }
        pthread_sigmask(SIG_BLOCK, &set, nil)
        file = try OwnedDescriptor(
            checking: signalfd(-1, &set, Int32(SFD_CLOEXEC) | Int32(SFD_NONBLOCK)), "signalfd")
    }

    /// The next signal that came; nil if none did.
    public func next() -> Int32? {
        var signal = signalfd_siginfo()
        let size = MemoryLayout<signalfd_siginfo>.size
        return read(descriptor, &signal, size) == size ? Int32(signal.ssi_signo) : nil
    }
}
