/// What a person wishes of the sound; nil where they say nothing.
public struct SoundWishes: Sendable, Hashable {
    /// How far each kind of sound can be turned, in decibels.
    public static let volumeRange = -40...12
    /// How far below the voice the bed can lie, in decibels: WCAG 1.4.7 asks for 20.
    public static let duckRange = 20...60
    public static let shuffleRange = 0...1_000_000

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

/// How the chimes are to sound.
public struct ChimeWishes: Sendable, Hashable {
    /// Semitones up or down.
    public static let pitchRange = -12...12
    /// What a file of a person's own can stand for.
    public static let roles = ["open", "begin", "change", "end", "close"]

    public var family: ChimeFamily?
    /// In semitones within `pitchRange`.
    public var pitch: Int?
    /// Files of the person's own, by the names of `roles`.
    public var own: [String: String]

    public init(family: ChimeFamily? = nil, pitch: Int? = nil, own: [String: String] = [:]) {
        self.family = family
        self.pitch = pitch
        self.own = own
    }
}

/// What the chimes are made of.
public enum ChimeFamily: String, Sendable, Hashable, CaseIterable {
    /// Bowls for the opening and the closing, bells for a stretch, a bar for a change.
    case mixed
    case bowl, bell, gong, wood
}

/// How the breath is led.
public enum BreathSound: String, Sendable, Hashable, CaseIterable {
    case tone
    /// Soft, like breathing.
    case noise
    /// Tone and noise together.
    case both
    /// "In", "Out".
    case words
}
