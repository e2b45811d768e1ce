import Practice

/// A session in a line: what a calendar shows of it.
public struct SessionSummary: Sendable, Hashable {
    /// The session's number in the journal.
    public var number: Int64
    public var start: Moment
    /// The routine's id or name.
    public var title: String
    /// The work that counts.
    public var worked: Seconds
    /// Whether it was finished, or left no more than a tenth before its end.
    public var isDone: Bool
    /// How much it hurt before and after, 0 to 10; nil where nobody said.
    public var before: Int?
    public var after: Int?

    public init(
        number: Int64, start: Moment, title: String, worked: Seconds, isDone: Bool, before: Int? = nil,
        after: Int? = nil
    ) {
        self.number = number
        self.start = start
        self.title = title
        self.worked = worked
        self.isDone = isDone
        self.before = before
        self.after = after
    }
}

extension Moment {
    /// Days since 1970-01-01, by the person's own clock.
    public var day: Int {
        let local = milliseconds + Int64(zone) * 1_000
        let (days, rest) = local.quotientAndRemainder(dividingBy: 86_400_000)
        return Int(rest < 0 ? days - 1 : days)
    }
}
