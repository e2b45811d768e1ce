import Glibc
import Synchronization

/// An executor that is one thread in `poll`: it runs an actor's jobs, watches descriptors and keeps alarms.
///
/// The default executor costs a wakeup a second for as long as the process lives, once any task has run on it; this
/// one sleeps until there is something to do. The thread is whichever calls `run`.
public final class PollLoop: SerialExecutor, TaskExecutor {
    private struct Queue {
        var jobs: [UnownedJob] = []
        var calls: [@Sendable () -> Void] = []
        var watches: [Int32: (events: Int16, body: @Sendable () -> Void)] = [:]
        var alarms: [Int: (time: MonotonicTime, body: @Sendable () -> Void)] = [:]
        var lastAlarm = 0
    }

    private let queue = Mutex(Queue())
    private let signal: EventSignal
    /// The thread in `run`; 0 while there is none.
    private let thread = Atomic<UInt>(0)

    /// Throws `SystemError` when the process has no descriptor left.
    public init() throws(SystemError) { signal = try EventSignal() }

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

    /// Calls `body` on the loop's thread whenever one of the `events` of `poll` has come, an error or a hang-up among
    /// them; nil: no longer. From any thread.
    public func watch(_ descriptor: Int32, for events: Int32 = POLLIN, _ body: (@Sendable () -> Void)?) {
        queue.withLock { $0.watches[descriptor] = body.map { (Int16(truncatingIfNeeded: events), $0) } }
        if !isCurrent { signal.set() }
    }

    /// An alarm of a loop. It rings no more when nobody holds it.
    public final class Alarm: Sendable {
        private let loop: PollLoop
        private let number: Int

        public init(on loop: PollLoop) {
            self.loop = loop
            number = loop.queue.withLock { queue in
                queue.lastAlarm += 1
                return queue.lastAlarm
            }
        }

        deinit { clear() }

        /// Calls `body` once on the loop's thread when `time` has come, in place of what was set before. From any thread.
        public func set(at time: MonotonicTime, _ body: @escaping @Sendable () -> Void) {
            let old = loop.queue.withLock { $0.alarms.updateValue((time, body), forKey: number) }
            withExtendedLifetime(old) {}
            if !loop.isCurrent { loop.signal.set() }
        }

        /// Takes back what was set. From any thread.
        public func clear() {
            // What it held is let go of outside of the lock: it may hold an alarm itself.
            let old = loop.queue.withLock { $0.alarms.removeValue(forKey: number) }
            withExtendedLifetime(old) {}
        }
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
        let (watches, alarm) = queue.withLock { queue in
            (queue.watches.mapValues(\.events), queue.alarms.values.map(\.time).min())
        }
        var descriptors = [pollfd(fd: signal.descriptor, events: Int16(POLLIN), revents: 0)]
        for (descriptor, events) in watches {
            descriptors.append(pollfd(fd: descriptor, events: events, revents: 0))
        }
        let ready = SystemClock.poll(&descriptors, count: descriptors.count, until: alarm)
        if ready > 0 {
            if descriptors[0].revents != 0 { signal.clear() }
            for descriptor in descriptors.dropFirst() where descriptor.revents != 0 {
                // A watch may have been taken away by the one before it.
                queue.withLock({ $0.watches[descriptor.fd] })?.body()
            }
        }
        if let alarm, alarm <= .now { ring() }
    }

    /// Rings what is due, in the order of time; one may take back another.
    private func ring() {
        let now = MonotonicTime.now
        let due = queue.withLock { queue in
            queue.alarms.filter { $0.value.time <= now }.sorted { $0.value.time < $1.value.time }.map(\.key)
        }
        for number in due {
            let body = queue.withLock { queue -> (@Sendable () -> Void)? in
                guard let alarm = queue.alarms[number], alarm.time <= now else { return nil }
                queue.alarms[number] = nil
                return alarm.body
            }
            body?()
        }
    }
}
