import Glibc

/// Work that two threads share: this one, and one of its own for as long as it lasts. No executor and no queue, whose
/// threads would stay and wake up for ever.
public enum TwoThreads {
    private final class Work: Sendable {
        let body: @Sendable (Int) -> Void
        init(_ body: @escaping @Sendable (Int) -> Void) { self.body = body }
    }

    /// Calls `body` with 0 on this thread and with 1 on the other, and returns when both have. Without a second thread
    /// it is called once.
    public static func run(_ body: @Sendable (Int) -> Void) {
        withoutActuallyEscaping(body) { body in
            var thread = pthread_t()
            let work = Unmanaged.passRetained(Work(body))
            let started = pthread_create(&thread, nil, runSecond, work.toOpaque()) == 0
            if !started { work.release() }
            body(0)
            if started { pthread_join(thread, nil) }
        }
    }

    private static let runSecond: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
        pointer in
        if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body(1) }
        return nil
    }
}
