/// Why no reminder comes for a while.
public struct Rest: Sendable, Hashable {
    public var kind: Kind
    /// nil: until the person says so.
    public var until: Instant?

    public init(_ kind: Kind, until: Instant?) {
        self.kind = kind
        self.until = until
    }

    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The person skips the rest of a day.
        case skipped
        case paused
        /// A day off, after sessions that did not do them good.
        case dayOff = "day-off"
    }

    func holds(at now: Instant) -> Bool { until.map { now < $0 } ?? true }
}
