/// The sentences that are not about one pose. The raw value is the key in a voice file.
public enum Phrase: String, Sendable, Hashable, CaseIterable {
    // the opening
    /// `{routine}`
    case welcome
    /// How long it takes: `{minutes}`
    case minutes
    /// `{props}`
    case props
    case safety
    /// What the tones mean.
    case breathing

    // the dose, said with the name
    /// One hold: `{amount}`
    case doseOnce = "dose-once"
    case doseOnceSides = "dose-once-sides"
    /// Counted: `{times}`
    case doseTimes = "dose-times"
    case doseTimesSides = "dose-times-sides"
    case doseTimesBreath = "dose-times-breath"
    case doseTimesBreathSides = "dose-times-breath-sides"
    /// Counted holds: `{times}`, `{amount}`
    case doseTimesAmount = "dose-times-amount"
    case doseTimesAmountSides = "dose-times-amount-sides"
    /// `{sets}`
    case doseSets = "dose-sets"

    // the work
    case breatheIn = "breathe-in"
    case breatheOut = "breathe-out"
    case lastBreath = "last-breath"
    case halfway
    /// A number alone, counting up or down: `{number}`
    case count
    case lastOne = "last-one"
    /// Announces the next repetition after a pause: `{number}`
    case again
    case againLast = "again-last"
    case letGo = "let-go"
    /// The side's one word: `{side}`
    case side
    /// Between two sets.
    case rest
    /// `{number}`
    case nextSet = "next-set"

    // while the session's own time stands still
    /// Where one is, said again: `{side}`
    case onSide = "on-side"
    /// What is left of a hold: `{amount}`
    case left
    /// How many repetitions are left, this one among them: `{times}`, `{number}`
    case leftTimes = "left-times"
    /// Answers the wish for more on the second side.
    case sidesEqual = "sides-equal"
    case easeOff = "ease-off"
    /// For a pose that has no easier variation of its own.
    case easier

    // a reminder
    case reminder
    /// How long it would take: `{minutes}`
    case reminderMinutes = "reminder-minutes"
    /// The same, of a routine that is done on the floor: `{minutes}`
    case reminderFloor = "reminder-floor"

    // for poses that a person wrote, `{side}`
    case ownFirst = "own-first"
    case ownReady = "own-ready"
    case ownAcross = "own-across"
    case ownRelease = "own-release"

    /// The places that the phrase may use; `side` and `other` are filled wherever a side is known.
    public var places: Set<Template.Place> {
        switch self {
        case .welcome: [.routine]
        case .minutes, .reminderMinutes, .reminderFloor: [.minutes]
        case .props: [.props]
        case .doseOnce, .doseOnceSides, .left: [.amount]
        case .doseTimes, .doseTimesSides, .doseTimesBreath, .doseTimesBreathSides: [.times]
        case .leftTimes: [.times, .number]
        case .doseTimesAmount, .doseTimesAmountSides: [.times, .amount]
        case .doseSets: [.sets]
        case .count, .again, .nextSet: [.number]
        case .side, .onSide, .ownFirst, .ownReady, .ownAcross: [.side, .other]
        default: []
        }
    }

    /// Whether the phrase is several sentences.
    var isList: Bool { self == .safety || self == .breathing }
}

/// The things that are counted, each with its plural. The raw value is the key in a voice file.
public enum Quantity: String, Sendable, Hashable, CaseIterable {
    case seconds, minutes, breaths, times, sets
}
