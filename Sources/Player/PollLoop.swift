import AudioOutput
import Glibc
import Synchronization

/// An executor that is one thread in `poll`: it runs an actor's jobs, watches descriptors and keeps one alarm.
///
/// The default executor costs a wakeup a second for as long as the process lives, once any task has run on it; this
/// one sleeps until there is something to do. The thread is whichever calls `run`.
public final class PollLoop: SerialExecutor, TaskExecutor {
    private struct Queue {
        var jobs: [UnownedJob] = []
        var calls: [@Sendable () -> Void] = []
        var watches: [Int32: @Sendable () -> Void] = [:]
        var alarm: (time: MonotonicTime, body: @Sendable () -> Void)?
    }

    private let queue = Mutex(Queue())
    private let signal: EventSignal
    /// The thread in `run`; 0 while there is none.
    private let thread = Atomic<UInt>(0)

    /// Throws `OutputError` when the process has no descriptor left.
    public init() throws(OutputError) { signal = try EventSignal() }

    /// Works until `isOver` says so; it is asked after everything that was done. One thread at a time.
    public func run(until isOver: () -> Bool) {
        thread.store(UInt(pthread_self()), ordering: .releasing)
        defer { thread.store(0, ordering: .releasing) }
        work()
        while !isOver() {
            wait()
            work()
        }
    }

    /// Runs `body` on the loop's thread, after what is there already. From any thread.
    public func post(_ body: @escaping @Sendable () -> Void) {
        queue.withLock { $0.calls.append(body) }
        if !isCurrent { signal.set() }
    }

    /// Calls `body` on the loop's thread whenever `descriptor` can be read; nil: no longer. From any thread.
    public func watch(_ descriptor: Int32, _ body: (@Sendable () -> Void)?) {
        queue.withLock { $0.watches[descriptor] = body }
        if !isCurrent { signal.set() }
    }

    /// Calls `body` once on the loop's thread when `time` has come, in place of the alarm before; nil: none.
    public func alarm(at time: MonotonicTime?, _ body: @escaping @Sendable () -> Void) {
        queue.withLock { $0.alarm = time.map { ($0, body) } }
        if !isCurrent { signal.set() }
    }

    public var isCurrent: Bool {
        // No thread is 0.
        thread.load(ordering: .acquiring) == UInt(pthread_self())
    }

    // MARK: - Executor

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.withLock { $0.jobs.append(job) }
        if !isCurrent { signal.set() }
    }

    public func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        UnownedSerialExecutor(ordinary: self)
    }

    public func checkIsolated() {
        precondition(isCurrent, "called outside the poll loop of the session")
    }

    public func isIsolatingCurrentContext() -> Bool? { isCurrent }

    // MARK: - The loop

    private func work() {
        while true {
            let (jobs, calls) = queue.withLock { queue in
                defer {
                    queue.jobs.removeAll()
                    queue.calls.removeAll()
                }
                return (queue.jobs, queue.calls)
            }
            if jobs.isEmpty, calls.isEmpty { return }
            for call in calls { call() }
            for job in jobs {
                job.runSynchronously(
                    isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
            }
        }
    }

    private func wait() {
        let (watches, alarm) = queue.withLock { ($0.watches, $0.alarm?.time) }
        var descriptors = [pollfd(fd: signal.descriptor, events: Int16(POLLIN), revents: 0)]
        for descriptor in watches.keys {
            descriptors.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
        }
        let ready = SystemClock.poll(&descriptors, count: descriptors.count, until: alarm)
        if ready > 0 {
            if descriptors[0].revents != 0 { signal.clear() }
            for descriptor in descriptors.dropFirst() where descriptor.revents != 0 {
                // A watch may have been taken away by the one before it.
                queue.withLock({ $0.watches[descriptor.fd] })?()
            }
        }
        if let alarm, alarm <= .now { ring() }
    }

    private func ring() {
        let body = queue.withLock { queue -> (@Sendable () -> Void)? in
            guard let alarm = queue.alarm, alarm.time <= .now else { return nil }
            queue.alarm = nil
            return alarm.body
        }
        body?()
    }
}
