/// The words of one pose. `{side}` is the side being worked, `{other}` the other one.
public struct PoseWords: Sendable, Hashable {
    /// "Knee to chest, one leg at a time."
    public let name: Sentence
    /// "{side} leg first."; nil where the pose has no sides.
    public let first: Sentence?
    /// The way in when the pose is held.
    public let setup: [Sentence]
    /// The way in when the pose moves through phases that the breath leads.
    let setupBreathing: [Sentence]?
    /// The way in when the pose moves through phases by the clock; each phase's `explain` follows, in order.
    let setupPhases: [Sentence]?
    /// The body part, last before the work: "{side} knee."; nil where the pose has no sides.
    public let ready: Sentence?
    /// From the first side back to the middle.
    public let out: [Sentence]
    /// "Now the {side} leg."
    public let across: Sentence?
    /// Into the second side.
    public let into: [Sentence]
    /// One sentence from side to side, where the sides alternate: "Roll your knees to the {side}."
    public let alternate: Sentence?
    /// Opens a pause between repetitions; nil: "Let go."
    public let letGo: Sentence?
    /// Makes the pose easier while the person stays in it; nil: "Make the movement smaller."
    public let easier: Sentence?
    public let release: [Sentence]
    public let briefRelease: Sentence
    public let phases: [String: PhaseWords]
    public let notes: PoseNotes

    public init(
        name: Sentence, first: Sentence? = nil, setup: [Sentence], setupBreathing: [Sentence]? = nil,
        setupPhases: [Sentence]? = nil, ready: Sentence? = nil, out: [Sentence] = [], across: Sentence? = nil,
        into: [Sentence] = [], alternate: Sentence? = nil, letGo: Sentence? = nil, easier: Sentence? = nil,
        release: [Sentence],
        briefRelease: Sentence, phases: [String: PhaseWords] = [:], notes: PoseNotes = PoseNotes()
    ) {
        self.name = name
        self.first = first
        self.setup = setup
        self.setupBreathing = setupBreathing
        self.setupPhases = setupPhases
        self.ready = ready
        self.out = out
        self.across = across
        self.into = into
        self.alternate = alternate
        self.letGo = letGo
        self.easier = easier
        self.release = release
        self.briefRelease = briefRelease
        self.phases = phases
        self.notes = notes
    }
}
