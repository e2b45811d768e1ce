/// A session as the journal has it.
public struct SessionRecord: Sendable, Hashable {
    /// The session's number in the journal, from 1, in the order in which they began.
    public var number: Int64
    public var start: SessionStart
    /// In the order of their numbers.
    public var work: [WorkDone]
    /// In the order in which they were given.
    public var commands: [CommandUsed]
    /// Where it stood when last noted; nil where nothing was.
    public var standing: Standing?
    /// nil while it plays, and for ever if its process died.
    public var end: SessionEnd?

    public init(
        number: Int64, start: SessionStart, work: [WorkDone] = [], commands: [CommandUsed] = [],
        standing: Standing? = nil, end: SessionEnd? = nil
    ) {
        self.number = number
        self.start = start
        self.work = work
        self.commands = commands
        self.standing = standing
        self.end = end
    }
}
