import AudioOutput

/// Whether what we were heard on was taken away, and the sound server went on with something else: headphones that were
/// pulled out, or went out of reach.
///
/// What a person chooses in the server's own settings is no such thing, since what they leave is still there; nor is another
/// mode of the same card.
struct SinkTracker: Sendable {
    /// What PulseAudio and PipeWire play on where there is nothing: at their start, until the cards are found.
    private static let nowhere = "auto_null"
    private var sink: ServerView.Sink?
    /// What the server has, as it last said.
    private var sinks: [ServerView.Sink] = []
    private var isConnecting = true

    /// The server is asked anew: it may not have found all of its sinks yet.
    mutating func connect() { isConnecting = true }

    /// There is no server, or no more.
    mutating func disconnect() { sinks = [] }

    /// A person wants to be heard on whatever it is now; what is still there stays what they are heard on.
    mutating func accept() {
        guard let now = sinks.first(where: { $0.name == sink?.name }) else { return sink = nil }
        if let port = sink?.port, now.emptyPorts.contains(port) { sink = nil }
    }

    /// True where the sink before this one, or what was plugged into it, is gone.
    mutating func hear(_ view: ServerView) -> Bool {
        sinks = view.sinks
        guard let ours = view.ours, !isConnecting || ours.name != Self.nowhere else { return false }
        isConnecting = false
        defer { sink = ours }
        guard let before = sink else { return false }
        if before.name == ours.name {
            return before.port != ours.port && before.port.map(ours.emptyPorts.contains) == true
        }
        if before.card != nil, before.card == ours.card { return false }
        return !view.sinks.contains { $0.name == before.name }
    }
}
