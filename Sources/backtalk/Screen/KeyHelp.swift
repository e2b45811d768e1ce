/// The keys while a session plays.
enum KeyHelp {
    static let keys: [(key: String, meaning: String)] = [
        ("space", "pause, and go on"),
        ("n", "the next pose"),
        ("p", "the pose again; right after its start the one before"),
        ("r", "say that again; twice: the pose from its words"),
        ("+", "a breath longer"),
        ("e", "easier"),
        ("up, down", "louder, quieter"),
        ("?", "show or hide the keys"),
        ("q", "end"),
    ]

    /// The keys in a few words, those first that matter most.
    static let short = [
        "space pause", "q end", "? keys", "n next", "p back", "r again", "e easier", "+ longer",
    ]

    /// A line a key, for plain output.
    static var lines: [String] { keys.map { "\($0.key): \($0.meaning)" } }
}
