import CLinux
import Glibc

/// A descriptor that can be read when a time is over: a timerfd, for a poll loop.
public final class TimerSignal: Sendable {
    public let descriptor: Int32

    /// Throws `OutputError` when the process has no descriptor left.
    public init() throws(OutputError) {
        descriptor = timerfd_create(CLOCK_MONOTONIC, Int32(TFD_CLOEXEC) | Int32(TFD_NONBLOCK))
        if descriptor < 0 { throw OutputError(.system(errno), device: "timerfd") }
    }

    deinit { close(descriptor) }

    /// Rings once after `milliseconds`, 1 or more, in place of what was set before; nil: not at all.
    public func ring(after milliseconds: Int?) {
        let milliseconds = milliseconds.map { max(1, $0) } ?? 0
        var time = itimerspec()
        time.it_value.tv_sec = milliseconds / 1_000
        time.it_value.tv_nsec = milliseconds % 1_000 * 1_000_000
        timerfd_settime(descriptor, 0, &time, nil)
    }

    /// After it rang: it can be read no longer.
    public func clear() {
        var count: UInt64 = 0
        _ = read(descriptor, &count, 8)
    }
}
