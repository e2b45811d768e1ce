/// From one time of day to another, over midnight where the end is the earlier one.
public struct TimeWindow: Sendable, Hashable {
    public let start: TimeOfDay
    /// 1 to 1440.
    public let minutes: Int

    /// nil where the length is not 1 to 1440 minutes.
    public init?(start: TimeOfDay, minutes: Int) {
        guard (1...TimeOfDay.minutesOfDay).contains(minutes) else { return nil }
        self.start = start
        self.minutes = minutes
    }

    /// From `start` to the next `end`; nil where they are the same.
    public init?(start: TimeOfDay, end: TimeOfDay) {
        let minutes = end.minute - start.minute
        self.init(start: start, minutes: minutes < 0 ? minutes + TimeOfDay.minutesOfDay : minutes)
    }

    public var end: TimeOfDay { TimeOfDay(wrapping: start.minute + minutes) }

    /// Whether a clock that shows `second` of the day stands in the window: its start included, its end not.
    public func contains(second: Int) -> Bool {
        let since = second - start.minute * 60
        return (since < 0 ? since + TimeOfDay.minutesOfDay * 60 : since) < minutes * 60
    }
}

extension TimeWindow: CustomStringConvertible {
    /// "22:00-07:00"; a window that ends with the day ends at 24:00.
    public var description: String {
        end.minute == 0 ? "\(start)-24:00" : "\(start)-\(end)"
    }
}
