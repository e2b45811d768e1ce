import Practice
import Voice

/// The silences of a session; their lengths are PRACTICE's, section *How it is spoken*.
enum Silence {
    /// Between sentences that move nothing.
    static let still = Frames.seconds(1)
    static let limb = Frames.seconds(3)
    static let trunk = Frames.seconds(5)
    /// From the last words of a pose to what follows.
    static let between = Frames.seconds(5)
    /// Between the last words and the work.
    static let ready = Frames.seconds(3)
    /// How long before its end a pause announces what follows.
    static let announcement = Frames.seconds(3)
    /// A pause of this length or more opens with words.
    static let longPause = Frames.seconds(5)
    static let afterClosingChime = Frames.seconds(10)
    static let last = Frames.seconds(3)
    /// What is left of an own `say` where nothing is spoken.
    static let unsaid = Frames.seconds(1)

    /// Lets a chime's stroke pass before words follow it.
    static let afterStroke = Frames.milliseconds(1_500)
    /// The same inside a pause or an alternation, where time is short.
    static let afterShortStroke = Frames.milliseconds(700)
    /// Words inside work follow the tone or chime that they belong to.
    static let afterTone = Frames.milliseconds(300)
    /// The least between two sentences where they are not told apart by movement.
    static let gap = Frames.milliseconds(250)

    /// Time to get from one position into another.
    static func move(from: Position, to: Position, opening: Bool) -> Frames {
        if opening { return .seconds(20) }
        return switch (from, to) {
        case (_, .standing): .seconds(20)
        case (.seated, .supine), (.seated, .handsAndKnees), (.supine, .prone), (.prone, .supine): .seconds(12)
        case (.handsAndKnees, .prone): .seconds(10)
        default: .seconds(15)
        }
    }

    static func after(_ moves: Moves) -> Frames {
        switch moves {
        case .still: still
        case .limb: limb
        case .trunk: trunk
        }
    }
}
