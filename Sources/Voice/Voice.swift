import Practice

/// Everything a session says, and how the engine says it: one voice file.
public struct Voice: Sendable, Hashable {
    /// The name people choose it by: "en-us".
    public let id: String
    public let language: String
    public let engine: EngineSettings
    public let phrases: [Phrase: [Sentence]]
    public let quantities: [Quantity: Plural]
    /// The words for 1, 2, 3 …; beyond them digits are spoken.
    public let numbers: [String]
    /// The words for left and right as `{side}` and `{other}` fill them.
    public let sides: [Side: String]
    /// "and", as it joins the last of a list.
    public let and: String
    public let props: [Prop: String]
    /// How a session begins in each position.
    public let starts: [Position: Sentence]
    public let closings: [Position: [Sentence]]
    public let ways: [Way: WayWords]
    /// The spoken names of the built-in routines.
    public let routines: [String: String]
    public let poses: [String: PoseWords]

    public init(
        id: String, language: String, engine: EngineSettings, phrases: [Phrase: [Sentence]],
        quantities: [Quantity: Plural], numbers: [String], sides: [Side: String], and: String,
        props: [Prop: String], starts: [Position: Sentence], closings: [Position: [Sentence]],
        ways: [Way: WayWords], routines: [String: String], poses: [String: PoseWords]
    ) {
        self.id = id
        self.language = language
        self.engine = engine
        self.phrases = phrases
        self.quantities = quantities
        self.numbers = numbers
        self.sides = sides
        self.and = and
        self.props = props
        self.starts = starts
        self.closings = closings
        self.ways = ways
        self.routines = routines
        self.poses = poses
    }
}

/// What the speech engine is told. Ranges are eSpeak NG's.
public struct EngineSettings: Sendable, Hashable {
    /// The engine's own name of the voice, with a variant: "en-us+f3".
    public var voice: String
    /// Words a minute, 80 to 450.
    public var rate: Int
    /// 0 to 100, 50 is the engine's usual.
    public var pitch: Int
    /// How much the pitch moves, 0 to 100.
    public var range: Int
    /// The pause between words, in units of 10 ms.
    public var wordGap: Int

    public init(voice: String, rate: Int = 150, pitch: Int = 50, range: Int = 50, wordGap: Int = 0) {
        self.voice = voice
        self.rate = rate
        self.pitch = pitch
        self.range = range
        self.wordGap = wordGap
    }
}

/// A counted thing: "{n} second", "{n} seconds".
public struct Plural: Sendable, Hashable {
    public let one: Template
    public let other: Template

    public init(one: Template, other: Template) {
        self.one = one
        self.other = other
    }
}

/// The way from one position into another.
public struct Way: Sendable, Hashable {
    public let from: Position
    public let to: Position

    public init(from: Position, to: Position) {
        self.from = from
        self.to = to
    }
}

/// How a way is spoken.
public struct WayWords: Sendable, Hashable {
    public let full: [Sentence]
    public let brief: Sentence

    public init(full: [Sentence], brief: Sentence) {
        self.full = full
        self.brief = brief
    }
}

/// The words of one pose. `{side}` is the side being worked, `{other}` the other one.
public struct PoseWords: Sendable, Hashable {
    /// "Knee to chest, one leg at a time."
    public let name: Sentence
    /// "{side} leg first."; nil where the pose has no sides.
    public let first: Sentence?
    /// The way in when the pose is held.
    public let setup: [Sentence]
    /// The way in when the pose moves through phases that the breath leads.
    public let setupBreathing: [Sentence]?
    /// The way in when the pose moves through phases by the clock; each phase's `explain` follows, in order.
    public let setupPhases: [Sentence]?
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

/// The words of one phase of a movement.
public struct PhaseWords: Sendable, Hashable {
    /// "Cat."
    public let word: Sentence
    /// Explains the phase in a setup by the clock.
    public let explain: [Sentence]
    /// Said with the breath tone the first time: "Breathe out, press down."
    public let led: Sentence
    /// Said instead of `led` where the phase opens the very first repetition; nil: `led`.
    public let ledFirst: Sentence?

    public init(word: Sentence, explain: [Sentence], led: Sentence, ledFirst: Sentence? = nil) {
        self.word = word
        self.explain = explain
        self.led = led
        self.ledFirst = ledFirst
    }
}

/// What is shown about a pose and never spoken.
public struct PoseNotes: Sendable, Hashable {
    /// How each prop helps.
    public let props: [Prop: String]
    public let easier: [String]
    public let deeper: [String]
    /// Who leaves the pose out, and what to watch.
    public let care: [String]

    public init(
        props: [Prop: String] = [:], easier: [String] = [], deeper: [String] = [], care: [String] = []
    ) {
        self.props = props
        self.easier = easier
        self.deeper = deeper
        self.care = care
    }
}
