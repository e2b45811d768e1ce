import CLinux
import Glibc

/// An alarm by the wall clock, which also rings when that clock is set: a poll loop watches its descriptor.
public final class WallAlarm: Sendable {
    public var descriptor: Int32 { file.number }
    private let file: OwnedDescriptor

    /// Throws where the process has no descriptor left.
    public init() throws(SystemError) {
        file = try OwnedDescriptor(
            checking: timerfd_create(CLOCK_REALTIME, Int32(TFD_CLOEXEC) | Int32(TFD_NONBLOCK)), "timerfd")
    }

    /// In place of the one before; nil: none.
    ///
    /// - Parameter milliseconds: since 1970, UTC.
    public func set(at milliseconds: Int64?) {
        var setting = itimerspec()
        if let milliseconds {
            let bounded = max(1, milliseconds)
            setting.it_value.tv_sec = Int(bounded / 1_000)
            setting.it_value.tv_nsec = Int(bounded % 1_000) * 1_000_000
        }
        timerfd_settime(
            descriptor, Int32(TFD_TIMER_ABSTIME) | Int32(TFD_TIMER_CANCEL_ON_SET), &setting, nil)
    }

    /// Takes note that it rang, or that the clock was set.
    public func take() {
        var count: UInt64 = 0
        _ = read(descriptor, &count, MemoryLayout<UInt64>.size)
    }
}
