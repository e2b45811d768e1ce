import Practice

/// Where a session stands: what resuming it goes by.
public struct Standing: Sendable, Hashable {
    /// nil in the opening and the closing.
    public var place: RoutinePlace?
    /// The frame of the timeline that is heard, 48 000 a second; where edits changed it, the same moment of the one before.
    public var frame: Int64
    /// How the person lies, sits or stands; nil before the first pose.
    public var position: Position?

    public init(place: RoutinePlace?, frame: Int64, position: Position? = nil) {
        self.place = place
        self.frame = frame
        self.position = position
    }
}
