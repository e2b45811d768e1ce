import Glibc

/// A value that threads share under a lock, and that they can wait on without a timer running for nobody.
final class Monitor<Value: Sendable>: @unchecked Sendable {
    // @unchecked: `value` is touched only under `mutex`.
    private var value: Value
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>

    enum Answer<Result> {
        case ready(Result)
        /// Ask again when `wake` was called, or at this moment.
        case wait(until: SuspendingClock.Instant?)
    }

    init(_ value: Value) {
        self.value = value
        mutex = .allocate(capacity: 1)
        changed = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        // The clock that never jumps; `SuspendingClock` is the same one.
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(changed, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(mutex)
        changed.deallocate()
        mutex.deallocate()
    }

    /// `body` must not wait for anything.
    func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body(&value)
    }

    /// Has all that wait ask again.
    func wake() { pthread_cond_broadcast(changed) }

    /// Asks `body` until it is ready with an answer.
    func wait<Result>(_ body: (inout Value) -> Answer<Result>) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            switch body(&value) {
            case .ready(let result): return result
            case .wait(nil): pthread_cond_wait(changed, mutex)
            case .wait(let moment?):
                var time = Self.time(of: moment)
                pthread_cond_timedwait(changed, mutex, &time)
            }
        }
    }

    private static func time(of moment: SuspendingClock.Instant) -> timespec {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        let (seconds, attoseconds) = max(.zero, SuspendingClock.now.duration(to: moment)).components
        let nanoseconds = Int64(now.tv_nsec) + attoseconds / 1_000_000_000
        return timespec(
            tv_sec: now.tv_sec + Int(seconds) + Int(nanoseconds / 1_000_000_000),
            tv_nsec: Int(nanoseconds % 1_000_000_000))
    }
}
