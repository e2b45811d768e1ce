/// A request of a person beyond standing still and going on: another place, or the same in another measure.
public enum PlaybackRequest: Sendable, Hashable {
    case next
    /// The pose again from its words; within 3 s of its start the one before.
    case previous
    /// "Say that again."
    case again
    case longer, easier
    /// A pose by its id: the next one of that name, or else the first.
    case skip(to: String)
    /// A frame of the timeline that the person saw, which may have been edited since; nil: of the one that plays.
    case seek(to: Frames, of: Timeline?)
}
