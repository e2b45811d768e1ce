/// What a sound server says of its sinks at one moment, as far as it concerns us.
public struct ServerView: Sendable, Hashable {
    /// The sink that this process is heard on; nil while it has no stream.
    public var ours: Sink?
    public var sinks: [Sink]

    public init(ours: Sink?, sinks: [Sink]) {
        self.ours = ours
        self.sinks = sinks
    }

    public struct Sink: Sendable, Hashable {
        /// The server's own name for it, the same after a restart.
        public var name: String
        /// The card that it belongs to, by the server's number, which a restart changes; nil for none.
        public var card: UInt32?
        /// Which of its sockets is used, if it has several: `analog-output-headphones`.
        public var port: String?
        /// Those in which nothing is plugged.
        public var emptyPorts: Set<String>

        public init(name: String, card: UInt32? = nil, port: String? = nil, emptyPorts: Set<String> = []) {
            self.name = name
            self.card = card
            self.port = port
            self.emptyPorts = emptyPorts
        }
    }
}
