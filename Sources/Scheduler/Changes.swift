/// What was changed of a session while it was played.
struct Changes: Sendable, Hashable {
    /// By the entry.
    var poses: [Int: PoseChanges] = [:]
    var silences: [AddedSilence] = []
}

/// Silence that was added to a span, so far into it.
struct AddedSilence: Sendable, Hashable {
    let kind: Span.Kind
    let place: Place?
    let offset: Frames
    let frames: Frames
}
