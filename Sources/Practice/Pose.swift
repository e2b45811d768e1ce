/// A pose: where the body is and what it does there. The words belong to the voice, but for a pose that a
/// person wrote into a routine.
public struct Pose: Sendable, Hashable {
    /// The built-in id, or the name that a person gave.
    public let id: String
    public let position: Position
    /// What the pose's own dose is.
    public let movement: Movement
    public let props: [Prop]
    /// The breath that the pose breathes whatever the session's setting, unheard when breath is off.
    public let breath: BreathPattern?
    /// False where a pattern that holds the breath is replaced by 5-5.
    public let allowsBreathHold: Bool
    /// The phase names that a routine may use; empty for a pose that is only held.
    public let phaseNames: [String]
    /// The phase in which a counted repetition's number is spoken; nil: the first.
    public let effort: String?
    /// The silence of a change of sides, words apart; source: PRACTICE, *Sides*.
    public let change: Seconds
    /// The whole way through the middle where the sides alternate, words included.
    public let alternation: Seconds
    /// The words of a pose that a person wrote; nil for the built-in poses.
    public let steps: [String]?

    public static let usualChange = Seconds(6)

    public init(
        id: String, position: Position, movement: Movement, props: [Prop] = [], breath: BreathPattern? = nil,
        allowsBreathHold: Bool = true, phaseNames: [String] = [], effort: String? = nil,
        change: Seconds = usualChange, alternation: Seconds = usualChange, steps: [String]? = nil
    ) {
        self.id = id
        self.position = position
        self.movement = movement
        self.props = props
        self.breath = breath
        self.allowsBreathHold = allowsBreathHold
        self.phaseNames = phaseNames
        self.effort = effort
        self.change = change
        self.alternation = alternation
        self.steps = steps
    }

    /// The breath of this pose in a session that breathes `session`; nil counts as 5-5 that is not heard.
    public func breath(in session: Breath) -> BreathPattern {
        if let breath { return breath }
        guard case .pattern(let pattern) = session else { return .even }
        return pattern.holds && !allowsBreathHold ? .even : pattern
    }
}
