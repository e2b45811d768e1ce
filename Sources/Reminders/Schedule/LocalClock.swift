import Foundation

/// What the clocks of one zone show, by Foundation's table of its changes.
public struct LocalClock: Sendable {
    public let zone: TimeZone
    /// The day whose changes were looked up last.
    private var known: (day: CivilDay, stretches: [Stretch])?

    public init(_ zone: TimeZone) { self.zone = zone }

    /// A time in which the clocks are ahead of UTC by the same number of seconds.
    private struct Stretch {
        /// In seconds since 1970.
        let start: Int
        let offset: Int
    }

    /// How far the clocks are ahead of UTC, in seconds.
    public func offset(at instant: Instant) -> Int { offset(instant.seconds) }

    public func day(at instant: Instant) -> CivilDay {
        CivilDay(number: Self.floor(instant.seconds + offset(at: instant), Self.secondsOfDay))
    }

    /// What the clocks show, in seconds since midnight.
    public func second(at instant: Instant) -> Int {
        let local = instant.seconds + offset(at: instant)
        return local - Self.floor(local, Self.secondsOfDay) * Self.secondsOfDay
    }

    /// The first instant at which the clocks show that second of that day, or a later one where they never show it: the
    /// end of the gap that a change makes. A time that they show twice counts at its first.
    ///
    /// - Parameter second: since midnight, 0 to 86 400.
    public mutating func instant(_ day: CivilDay, second: Int) -> Instant {
        let local = day.number * Self.secondsOfDay + second
        let stretches = stretches(around: day)
        for (index, stretch) in stretches.enumerated() {
            let candidate = local - stretch.offset
            if index + 1 < stretches.count, candidate >= stretches[index + 1].start { continue }
            return Instant(seconds: max(candidate, stretch.start))
        }
        return Instant(seconds: local)
    }

    public mutating func instant(_ day: CivilDay, _ time: TimeOfDay) -> Instant {
        instant(day, second: time.minute * 60)
    }

    /// Whether the clocks are set on that day, or about it.
    mutating func changes(on day: CivilDay) -> Bool { stretches(around: day).count > 1 }

    /// The end of the day in which `instant` lies.
    public mutating func endOfDay(at instant: Instant) -> Instant {
        self.instant(day(at: instant) + 1, second: 0)
    }

    private mutating func stretches(around day: CivilDay) -> [Stretch] {
        if let known, known.day == day { return known.stretches }
        // No clock is further from UTC than this.
        let start = day.number * Self.secondsOfDay - Self.secondsOfDay
        var stretches = [Stretch(start: start, offset: offset(start))]
        for step in 1...12 {
            let end = start + step * Self.step
            let before = stretches[stretches.count - 1]
            let after = offset(end)
            guard after != before.offset else { continue }
            stretches.append(Stretch(start: change(end - Self.step, end, before.offset), offset: after))
        }
        known = (day, stretches)
        return stretches
    }

    /// The first second in `low..<high` with another offset than `offset`.
    private func change(_ low: Int, _ high: Int, _ offset: Int) -> Int {
        var low = low
        var high = high
        while high - low > 1 {
            let middle = (low + high) / 2
            if self.offset(middle) == offset { low = middle } else { high = middle }
        }
        return high
    }

    private func offset(_ seconds: Int) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
    }

    static let secondsOfDay = 86_400
    /// No zone has changed its clocks twice within so many seconds.
    private static let step = 6 * 3_600

    private static func floor(_ a: Int, _ b: Int) -> Int {
        let quotient = a / b
        return a % b < 0 ? quotient - 1 : quotient
    }
}
