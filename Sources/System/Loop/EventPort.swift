import CLinux
import Glibc

/// Several descriptors and an alarm behind one descriptor, which can be read when any of them has something: a poll loop
/// watches it.
public final class EventPort {
    public let descriptor: Int32
    private let timer: Int32
    private var watched: [Int32: UInt32] = [:]
    private var due: UInt64?

    /// Throws where the process has no descriptor left.
    public init() throws(SystemError) {
        descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        timer = timerfd_create(CLOCK_MONOTONIC, Int32(TFD_CLOEXEC) | Int32(TFD_NONBLOCK))
        guard descriptor >= 0, timer >= 0 else {
            let problem = errno
            if descriptor >= 0 { close(descriptor) }
            if timer >= 0 { close(timer) }
            throw SystemError(problem, "epoll")
        }
        add(timer, UInt32(POLLIN))
    }

    deinit {
        close(descriptor)
        close(timer)
    }

    /// Watches `other` for these events of `poll`, in place of those before.
    public func watch(_ other: Int32, for events: Int32) {
        let events = UInt32(truncatingIfNeeded: events)
        if watched[other] != events { add(other, events) }
    }

    /// Watches it no longer. Before it is closed.
    public func forget(_ other: Int32) {
        guard watched.removeValue(forKey: other) != nil else { return }
        epoll_ctl(descriptor, EPOLL_CTL_DEL, other, nil)
    }

    /// Sets the alarm, in microseconds of the monotonic clock; nil: none.
    public func alarm(at time: UInt64?) {
        guard time != due else { return }
        due = time
        // All zero would be no alarm; what has passed rings at once.
        var setting = itimerspec()
        if let time {
            setting.it_value.tv_sec = Int(time / 1_000_000)
            setting.it_value.tv_nsec = max(1, Int(time % 1_000_000) * 1_000)
        }
        timerfd_settime(timer, Int32(TFD_TIMER_ABSTIME), &setting, nil)
    }

    /// Takes note that the alarm rang; true if it did.
    public func takeAlarm() -> Bool {
        var count: UInt64 = 0
        guard read(timer, &count, MemoryLayout<UInt64>.size) > 0 else { return false }
        due = nil
        return true
    }

    /// Microseconds of the monotonic clock.
    public static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000 + UInt64(time.tv_nsec) / 1_000
    }

    private func add(_ other: Int32, _ events: UInt32) {
        var event = epoll_event()
        event.events = events
        event.data.fd = other
        let operation = watched[other] == nil ? EPOLL_CTL_ADD : EPOLL_CTL_MOD
        watched[other] = events
        epoll_ctl(descriptor, operation, other, &event)
    }
}
