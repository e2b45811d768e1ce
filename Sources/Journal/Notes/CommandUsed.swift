import Practice

/// What the person, or the machine for them, asked of the session.
public struct CommandUsed: Sendable, Hashable {
    /// Since the session's start, pauses included.
    public var offset: Seconds
    /// The frame of the timeline then heard, 48 000 a second.
    public var frame: Int64
    /// The command as the player calls it.
    public var name: String
    /// What came of it, where the name does not say: the pose skipped to, that the sides differ now.
    public var detail: String?

    public init(offset: Seconds, frame: Int64, name: String, detail: String? = nil) {
        self.offset = offset
        self.frame = frame
        self.name = name
        self.detail = detail
    }
}
