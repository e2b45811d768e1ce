/// How a session ended.
public enum Ending: Sendable, Hashable {
    /// The last frame was heard.
    case finished
    /// A person stopped it.
    case stopped
    /// A sentence for the person, with what to do next.
    case failed(String)
}
