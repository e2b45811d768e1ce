/// How much of a dose's range a person takes.
public enum Level: String, Sendable, Hashable, CaseIterable {
    /// The low end of every range: where a beginner starts.
    case gentle
    /// The middle of every range, rounded down to a whole repetition, breath or set.
    case steady
    /// The high end of every range.
    case full
}
