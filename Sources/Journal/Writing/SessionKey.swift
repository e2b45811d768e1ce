/// By what a session's notes find it in the journal, whichever of them comes first.
struct SessionKey: Sendable {
    /// At random, so that two processes never choose the same.
    let token: Int64
    let start: SessionStart

    init(_ start: SessionStart, token: Int64 = .random(in: 1...Int64.max)) {
        self.token = token
        self.start = start
    }
}
