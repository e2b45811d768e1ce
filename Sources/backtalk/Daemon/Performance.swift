import Player

/// Something that the daemon plays on its loop.
protocol Performance: Sendable {
    /// Plays to the end on the calling thread. Once only.
    func run() -> Session.Outcome
    /// From any thread.
    func stop()
}

extension Playback: Performance {
    func stop() { send(.stop) }
}
