/// What a person wishes of the sound; nil where they say nothing.
public struct SoundWishes: Sendable, Hashable {
    /// How far each kind of sound can be turned, in decibels.
    static let volumeRange = -40...12
    /// How far below the voice the bed can lie, in decibels: WCAG 1.4.7 asks for 20.
    static let duckRange = 20...60
    static let shuffleRange = 0...1_000_000

    /// A kind of sound with a volume of its own.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case voice, chimes, breath, bed
    }

    public enum Shuffle: Sendable, Hashable {
        /// The order of the names.
        case off
        /// The same number gives the same order.
        case seed(Int)
    }

    /// In decibels within `volumeRange`.
    public var volume: [Kind: Int]
    /// How far below the voice the bed lies while it speaks, in decibels within `duckRange`.
    public var duck: Int?
    /// All of it 10 dB lower.
    public var isNight: Bool?
    /// A soundscape, a file, a folder, a playlist, or `off`.
    public var music: String?
    public var shuffle: Shuffle?
    public var chimes: ChimeWishes
    public var breathSound: BreathSound?

    public init(
        volume: [Kind: Int] = [:], duck: Int? = nil, isNight: Bool? = nil, music: String? = nil,
        shuffle: Shuffle? = nil, chimes: ChimeWishes = ChimeWishes(), breathSound: BreathSound? = nil
    ) {
        self.volume = volume
        self.duck = duck
        self.isNight = isNight
        self.music = music
        self.shuffle = shuffle
        self.chimes = chimes
        self.breathSound = breathSound
    }
}
