import Practice

/// A session as it begins: everything that playing it again needs.
public struct SessionStart: Sendable, Hashable {
    public var moment: Moment
    /// The routine's id or name.
    public var title: String
    public var source: RoutineSource
    /// A hash of the routine file's bytes, in the caller's own notation; compared, never computed here.
    public var contentHash: String
    public var voice: String
    public var level: Level
    public var talk: Talk
    public var breath: Breath
    public var pace: Pace
    /// The length of the timeline as it was compiled.
    public var planned: Seconds

    public init(
        moment: Moment, title: String, source: RoutineSource, contentHash: String, voice: String,
        level: Level,
        talk: Talk, breath: Breath, pace: Pace, planned: Seconds
    ) {
        self.moment = moment
        self.title = title
        self.source = source
        self.contentHash = contentHash
        self.voice = voice
        self.level = level
        self.talk = talk
        self.breath = breath
        self.pace = pace
        self.planned = planned
    }
}
