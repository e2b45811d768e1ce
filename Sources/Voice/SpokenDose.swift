import Practice

/// A dose as the ear gets it, in one unit.
public struct SpokenDose: Sendable, Hashable {
    public enum Amount: Sendable, Hashable {
        case time(Seconds)
        case breaths(Int)
    }

    /// How long one repetition is held, or everything takes; nil where the count says it all.
    public var amount: Amount?
    /// 1: once.
    public var times: Int
    /// Every repetition is one breath.
    public var byBreath: Bool
    public var eachSide: Bool
    public var sets: Int

    public init(
        amount: Amount? = nil, times: Int = 1, byBreath: Bool = false, eachSide: Bool = false, sets: Int = 1
    ) {
        self.amount = amount
        self.times = times
        self.byBreath = byBreath
        self.eachSide = eachSide
        self.sets = sets
    }
}
