import Documents

/// What is done, in order.
public struct Routine: Sendable, Hashable {
    /// The id of a built-in routine; nil for a person's own.
    public let id: String?
    public let name: String
    public let entries: [Entry]
    /// What the file asks for where the command line does not.
    public let preferences: Preferences
    /// Where a person wrote what is spoken; nothing of a built-in routine.
    public let texts: WrittenTexts

    public init(
        id: String? = nil, name: String, entries: [Entry], preferences: Preferences = Preferences(),
        texts: WrittenTexts = WrittenTexts()
    ) {
        self.id = id
        self.name = name
        self.entries = entries
        self.preferences = preferences
        self.texts = texts
    }

    /// The id, else the name: how a timeline calls the routine.
    public var title: String { id ?? name }

    public enum Entry: Sendable, Hashable {
        /// A pose with the dose of this routine.
        case pose(Pose, Movement)
        /// A person's own words.
        case say(String)
    }
}

/// Settings that a routine file, the configuration or the command line may give; nil is silent.
public struct Preferences: Sendable, Hashable {
    public var voice: VoiceChoice?
    public var level: Level?
    public var talk: Talk?
    public var breath: Breath?
    public var pace: Pace?

    public init(
        voice: VoiceChoice? = nil, level: Level? = nil, talk: Talk? = nil, breath: Breath? = nil,
        pace: Pace? = nil
    ) {
        self.voice = voice
        self.level = level
        self.talk = talk
        self.breath = breath
        self.pace = pace
    }

    /// These settings, with `other`'s where these are silent.
    public func over(_ other: Preferences) -> Preferences {
        Preferences(
            voice: voice ?? other.voice, level: level ?? other.level, talk: talk ?? other.talk,
            breath: breath ?? other.breath, pace: pace ?? other.pace)
    }
}
