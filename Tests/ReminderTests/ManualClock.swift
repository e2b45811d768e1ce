@testable import Reminders

/// The clocks of a machine that does what it is told.
struct ManualClock {
    private(set) var reading: ClockReading

    init(_ wall: Instant) { reading = ClockReading(wall: wall, boot: 1_000, awake: 500) }

    mutating func pass(milliseconds: Int64) {
        reading.wall = Instant(milliseconds: reading.wall.milliseconds + milliseconds)
        reading.boot += milliseconds
        reading.awake += milliseconds
    }

    mutating func pass(minutes: Int) { pass(milliseconds: Int64(minutes) * 60_000) }

    /// Until the wall clock shows that; no time passes where it does already.
    mutating func pass(until wall: Instant) {
        pass(milliseconds: max(0, wall.milliseconds - reading.wall.milliseconds))
    }

    mutating func sleep(minutes: Int) {
        let awake = reading.awake
        pass(minutes: minutes)
        reading.awake = awake
    }

    /// Somebody sets the wall clock.
    mutating func set(minutes: Int) { reading.wall = reading.wall.after(minutes: minutes) }
}
