/// A clip that is wanted.
struct ClipOrder: Sendable {
    let key: ClipKey
    /// Cleaned.
    let text: String
    /// The index of the engine that is asked for it.
    let speaker: Int
}
