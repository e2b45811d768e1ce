import Desktop
import Foundation
import Glibc
import Player
import Reminders
import System

/// The clocks of the machine, and one alarm by them.
protocol ReminderBell: Sendable {
    var reading: ClockReading { get }
    /// By whose clocks the person lives.
    var zone: TimeZone { get }

    /// Calls `body` on the loop whenever the alarm rings or the wall clock is set.
    func watch(on loop: PollLoop, _ body: @escaping @Sendable () -> Void)

    /// Rings then, in place of the time before; nil: not at all.
    func ring(at time: Instant?)
}

/// The machine's own.
struct SystemBell: ReminderBell {
    private let alarm: WallAlarm

    /// - Throws: where the process has no descriptor left.
    init() throws { alarm = try WallAlarm() }

    var reading: ClockReading { .now }
    var zone: TimeZone { .current }

    func watch(on loop: PollLoop, _ body: @escaping @Sendable () -> Void) {
        loop.watch(alarm.descriptor) {
            alarm.take()
            body()
        }
    }

    func ring(at time: Instant?) { alarm.set(at: time?.milliseconds) }
}

extension ClockReading {
    static var now: ClockReading {
        func milliseconds(_ clock: clockid_t) -> Int64 {
            var time = timespec()
            clock_gettime(clock, &time)
            return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
        }
        return ClockReading(
            wall: WallTime.now, boot: milliseconds(CLOCK_BOOTTIME), awake: milliseconds(CLOCK_MONOTONIC))
    }
}
