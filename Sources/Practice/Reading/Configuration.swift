/// What a person's `config.yaml` says; nil where it is silent.
public struct Configuration: Sendable, Hashable {
    /// How long the silence before a session may be, in milliseconds.
    public static let prerollRange = 0...5_000

    /// The id of a routine, or the path of its file.
    public var routine: String?
    public var preferences: Preferences
    /// The name of the PCM to play on.
    public var device: String?
    /// The silence that wakes a sleeping sink, in milliseconds within `prerollRange`.
    public var preroll: Int?
    public var sound: SoundWishes

    public init(
        routine: String? = nil, preferences: Preferences = Preferences(), device: String? = nil,
        preroll: Int? = nil, sound: SoundWishes = SoundWishes()
    ) {
        self.routine = routine
        self.preferences = preferences
        self.device = device
        self.preroll = preroll
        self.sound = sound
    }
}
