/// How the breath is led.
public enum BreathSound: String, Sendable, Hashable, CaseIterable {
    case tone
    /// Soft, like breathing.
    case noise
    /// Tone and noise together.
    case both
    /// "In", "Out".
    case words
}
