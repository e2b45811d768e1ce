/// How much time there is to move.
public enum Pace: String, Sendable, Hashable, CaseIterable {
    case normal
    /// Every silence to move or change is twice as long; doses stay.
    case slow
}
