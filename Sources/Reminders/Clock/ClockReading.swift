/// What the machine's three clocks show at the same time.
public struct ClockReading: Sendable, Hashable {
    /// The wall clock, which people and programs set.
    public var wall: Instant
    /// Milliseconds since some moment, sleep included: CLOCK_BOOTTIME.
    public var boot: Int64
    /// Milliseconds since some moment, sleep left out: CLOCK_MONOTONIC.
    public var awake: Int64

    public init(wall: Instant, boot: Int64, awake: Int64) {
        self.wall = wall
        self.boot = boot
        self.awake = awake
    }

    /// How long the machine slept since `earlier`, in milliseconds.
    func slept(since earlier: ClockReading) -> Int64 { (boot - earlier.boot) - (awake - earlier.awake) }

    /// How far the wall clock was set since `earlier`, forward or back, in milliseconds.
    func jumped(since earlier: ClockReading) -> Int64 {
        (wall.milliseconds - earlier.wall.milliseconds) - (boot - earlier.boot)
    }
}
