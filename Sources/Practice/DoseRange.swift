/// A dose as a range: the low end is where a beginner starts, the high end is the ceiling.
public struct DoseRange<Value: Comparable & Sendable & Hashable>: Sendable, Hashable {
    public let low: Value
    public let high: Value

    /// `low` must not lie above `high`; the reader of routine files refuses such a range before it gets here.
    public init(_ low: Value, _ high: Value) {
        precondition(low <= high, "a range runs from low to high")
        self.low = low
        self.high = high
    }
    public init(_ value: Value) {
        low = value
        high = value
    }

    public func contains(_ value: Value) -> Bool { low <= value && value <= high }
}

extension DoseRange where Value == Int {
    /// The count that a level asks for; the middle is rounded down.
    public func at(_ level: Level) -> Int {
        switch level {
        case .gentle: low
        case .steady: low + (high - low) / 2
        case .full: high
        }
    }
}

extension DoseRange where Value == Seconds {
    /// The length that a level asks for, before it is fitted to whole breaths.
    public func at(_ level: Level) -> Seconds {
        switch level {
        case .gentle: low
        case .steady: Seconds(milliseconds: low.milliseconds + (high - low).milliseconds / 2)
        case .full: high
        }
    }
}
