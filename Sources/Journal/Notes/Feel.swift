/// How much it hurts: 0 no pain, 10 the worst.
public struct Feel: Sendable, Hashable {
    public static let range = 0...10

    public var moment: Moment
    public var time: Time
    /// Within `range`.
    public var value: Int
    /// The session's number; nil: the one that comes.
    public var session: Int64?

    public init(moment: Moment, time: Time, value: Int, session: Int64? = nil) {
        self.moment = moment
        self.time = time
        self.value = value
        self.session = session
    }

    public enum Time: String, Sendable, Hashable, CaseIterable {
        case before, after
    }
}
