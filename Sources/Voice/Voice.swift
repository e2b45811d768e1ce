import Documents
import Practice

/// Everything a session says, and how the engine says it: one voice file.
public struct Voice: Sendable, Hashable {
    /// The name people choose it by: "en-us".
    public let id: String
    public let language: String
    /// What eSpeak NG is told: it speaks, or stands in where something else does not.
    public let engine: EngineSettings
    /// What speaks instead of eSpeak NG.
    public let command: CommandEngine?
    /// The folder of recorded sentences as the file names it; a relative one lies beside the file.
    public let recordings: String?
    /// A paragraph in the voice's language; how loud the engine speaks it is how loud the voice is.
    public let sample: String
    public let grammar: Grammar
    public let phrases: [Phrase: [Sentence]]
    public let props: [Prop: String]
    /// How a session begins in each position.
    public let starts: [Position: Sentence]
    public let closings: [Position: [Sentence]]
    public let ways: [Way: WayWords]
    /// The spoken names of the built-in routines.
    public let routines: [String: String]
    public let poses: [String: PoseWords]
    /// Where the file's own sentences and words stand; what it inherits is not among them.
    public internal(set) var texts: WrittenTexts

    public init(
        id: String, language: String, engine: EngineSettings, command: CommandEngine? = nil,
        recordings: String? = nil, sample: String, grammar: Grammar, phrases: [Phrase: [Sentence]],
        props: [Prop: String], starts: [Position: Sentence], closings: [Position: [Sentence]],
        ways: [Way: WayWords], routines: [String: String], poses: [String: PoseWords],
        texts: WrittenTexts = WrittenTexts()
    ) {
        self.id = id
        self.language = language
        self.engine = engine
        self.command = command
        self.recordings = recordings
        self.sample = sample
        self.grammar = grammar
        self.phrases = phrases
        self.props = props
        self.starts = starts
        self.closings = closings
        self.ways = ways
        self.routines = routines
        self.poses = poses
        self.texts = texts
    }
}
