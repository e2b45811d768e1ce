/// A day on which a person is advised to rest.
public struct DayOff: Sendable, Hashable {
    /// Days since 1970-01-01, by the person's own clock.
    public var day: Int
    /// When it was advised: reminders rest from then on.
    public var advised: Moment
    /// The session after which it was advised.
    public var session: Int64

    public init(day: Int, advised: Moment, session: Int64) {
        self.day = day
        self.advised = advised
        self.session = session
    }

    /// How much more it hurts after a session that did no good.
    static let worse = 2

    /// Whether the last sessions, the latest last, call for a day off: two running after which it hurt more.
    ///
    /// Sessions that were neither done nor felt are passed over; one that was done without a word on how it felt is not.
    static func isAdvised(after sessions: [SessionSummary]) -> Bool {
        let counted = sessions.filter { $0.isDone || $0.before != nil || $0.after != nil }.suffix(2)
        return counted.count == 2
            && counted.allSatisfy { session in
                guard let before = session.before, let after = session.after else { return false }
                return after - before >= worse
            }
    }
}
