import Practice

/// A whole session as a value: what sounds, and what each stretch of it is for.
public struct Timeline: Sendable, Hashable {
    /// The routine's id or name.
    public let routine: String
    public let voice: String
    public let level: Level
    public let talk: Talk
    public let breath: Breath
    /// In the order of their frames.
    public let cues: [Cue]
    /// In their order, without a gap, from 0 to `frames`.
    public let spans: [Span]

    public init(
        routine: String, voice: String, level: Level, talk: Talk, breath: Breath, cues: [Cue], spans: [Span]
    ) {
        self.routine = routine
        self.voice = voice
        self.level = level
        self.talk = talk
        self.breath = breath
        self.cues = cues
        self.spans = spans
    }

    /// The length of the session.
    public var frames: Frames { spans.last?.end ?? .zero }

    /// Every timeline opens the same: the open chime at frame 0, no speech before this frame.
    public static let openingFrames = Frames.seconds(2)
}
