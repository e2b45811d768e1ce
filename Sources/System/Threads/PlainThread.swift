import CLinux
import Glibc

/// A thread of the system, for work that blocks. Tasks are not for it: the default executor's threads wake up once a
/// second for ever.
public final class PlainThread: Sendable {
    private let thread: pthread_t

    /// Starts `body` at once. `name` is what `top -H` shows: at most 15 bytes.
    ///
    /// Throws `SystemError` with `EAGAIN` when the system has no thread left.
    public init(_ name: String, _ body: @escaping @Sendable () -> Void) throws(SystemError) {
        let start = Unmanaged.passRetained(ThreadStart(name: name, body: body))
        var thread = pthread_t()
        let result = pthread_create(&thread, nil, threadMain, start.toOpaque())
        if result != 0 {
            start.release()
            throw SystemError(result, name)
        }
        self.thread = thread
    }

    /// Waits until the body has returned. Once only.
    public func join() { pthread_join(thread, nil) }

    /// Lets it go its own way. Once only, instead of `join`.
    public func detach() { pthread_detach(thread) }
}

private final class ThreadStart: Sendable {
    let name: String
    let body: @Sendable () -> Void

    init(name: String, body: @escaping @Sendable () -> Void) {
        self.name = name
        self.body = body
    }
}

/// A function of its own: a closure passed to C crashes the compiler in Swift 6 mode.
private func threadMain(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    let start = Unmanaged<ThreadStart>.fromOpaque(context).takeRetainedValue()
    backtalk_name_thread(start.name)
    // Signals are for the thread that reads them from a descriptor.
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, nil)
    start.body()
    return nil
}
