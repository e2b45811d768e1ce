/// One shape that covers every dose: phases, repeated, on sides, in sets.
///
///     each         sets x ( sides x ( repetitions x (phases, pause) ) ), a rest between sets
///     alternating  sets x ( repetitions x ( sides x (phases, pause) ) ), a rest between sets
public struct Movement: Sendable, Hashable {
    /// At least one, in their order.
    public var phases: [Phase]
    /// After every repetition (on each side, where sides alternate).
    public var pause: Pause?
    public var repetitions: Repetitions
    public var sides: Sides
    /// The side that begins; without meaning where `sides` is `none`.
    public var first: Side
    public var sets: DoseRange<Int>
    /// Between two sets.
    public var rest: DoseRange<Seconds>

    /// The rest between sets when nothing else is said.
    public static let usualRest = DoseRange(Seconds(30))

    public init(
        phases: [Phase], pause: Pause? = nil, repetitions: Repetitions = .once, sides: Sides = .none,
        first: Side = .left, sets: DoseRange<Int> = DoseRange(1), rest: DoseRange<Seconds> = usualRest
    ) {
        self.phases = phases
        self.pause = pause
        self.repetitions = repetitions
        self.sides = sides
        self.first = first
        self.sets = sets
        self.rest = rest
    }

    /// A movement that is held in one shape: one phase, named "hold".
    public static func hold(_ length: Length, sides: Sides = .none, first: Side = .left) -> Movement {
        Movement(phases: [Phase(name: Phase.hold, length: length)], sides: sides, first: first)
    }

    public var isHold: Bool { phases.count == 1 && phases[0].name == Phase.hold }

    /// The order in which the sides are worked; `[nil]` where there are none.
    public var sideOrder: [Side?] { sides == .none ? [nil] : [first, first.other] }
}

/// A named part of a repetition.
public struct Phase: Sendable, Hashable {
    /// The name of the only phase of a hold.
    public static let hold = "hold"

    public var name: String
    public var length: Length

    public init(name: String, length: Length) {
        self.name = name
        self.length = length
    }
}

/// How long a phase lasts.
public enum Length: Sendable, Hashable {
    case seconds(DoseRange<Seconds>)
    case breaths(DoseRange<Int>)
    case inBreath
    case outBreath
}

/// What follows a repetition.
public enum Pause: Sendable, Hashable {
    case seconds(DoseRange<Seconds>)
    case breaths(DoseRange<Int>)
}

/// How often the phases are done.
public enum Repetitions: Sendable, Hashable {
    case count(DoseRange<Int>)
    /// As many whole repetitions, pauses included, as fit into the time; at least one.
    case fill(DoseRange<Seconds>)

    public static let once = Repetitions.count(DoseRange(1))
}
