import CLinux
import Glibc

/// Several descriptors and an alarm behind one descriptor, which can be read when any of them has something: a poll loop
/// watches it.
public final class EventPort {
    public var descriptor: Int32 { port.number }
    private let port: OwnedDescriptor
    private let timer: OwnedDescriptor
    private var watched: [Int32: UInt32] = [:]
    private var due: UInt64?

    /// Throws where the process has no descriptor left.
    public init() throws(SystemError) {
        port = try OwnedDescriptor(checking: epoll_create1(Int32(EPOLL_CLOEXEC)), "epoll")
        timer = try OwnedDescriptor(
            checking: timerfd_create(CLOCK_MONOTONIC, Int32(TFD_CLOEXEC) | Int32(TFD_NONBLOCK)), "timerfd")
        add(timer.number, UInt32(POLLIN))
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
        timerfd_settime(timer.number, Int32(TFD_TIMER_ABSTIME), &setting, nil)
    }

    /// Takes note that the alarm rang; true if it did.
    public func takeAlarm() -> Bool {
        var count: UInt64 = 0
        guard read(timer.number, &count, MemoryLayout<UInt64>.size) > 0 else { return false }
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
