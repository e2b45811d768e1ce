import Practice

/// A place in a routine: entry, side, set, repetition and phase, as far as each applies.
public struct RoutinePlace: Sendable, Hashable {
    /// 0-based.
    public var entry: Int
    /// The pose's id, or the name that a person gave it; nil for a person's own words.
    public var pose: String?
    public var side: Side?
    /// 1-based.
    public var set: Int?
    /// 1-based.
    public var repetition: Int?
    public var phase: String?

    public init(
        entry: Int, pose: String? = nil, side: Side? = nil, set: Int? = nil, repetition: Int? = nil,
        phase: String? = nil
    ) {
        self.entry = entry
        self.pose = pose
        self.side = side
        self.set = set
        self.repetition = repetition
        self.phase = phase
    }
}
