/// A clip that is wanted.
struct ClipOrder: Sendable {
    let key: ClipKey
    /// Cleaned.
    let text: String
}
