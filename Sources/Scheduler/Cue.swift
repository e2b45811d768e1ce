import Practice

/// Something that is heard: where it begins, how long it sounds.
public struct Cue: Sendable, Hashable {
    public var frame: Frames
    /// What will sound, trimmed of the engine's silence.
    public var frames: Frames
    public var sound: Sound
    /// Where in the routine; nil in the opening and the closing.
    public var place: Place?

    public init(frame: Frames, frames: Frames, sound: Sound, place: Place? = nil) {
        self.frame = frame
        self.frames = frames
        self.sound = sound
        self.place = place
    }

    public var end: Frames { frame + frames }

    public enum Sound: Sendable, Hashable {
        case speech(SpeechRole, String)
        case chime(ChimeRole)
        case breath(BreathRole)
    }
}

public enum SpeechRole: String, Sendable, Hashable, CaseIterable {
    case welcome, safety, transition, name, instruction, side, breath, halfway, countdown, count, release
    case closing
    /// A person's own `say`.
    case own
}

public enum ChimeRole: String, Sendable, Hashable, CaseIterable {
    case open, begin, change, end, close

    /// How long the chime rings, to silence.
    public var frames: Frames {
        switch self {
        case .open: .milliseconds(4_000)
        case .begin: .milliseconds(2_500)
        case .change: .milliseconds(1_500)
        case .end: .milliseconds(3_000)
        case .close: .milliseconds(6_000)
        }
    }
}

public enum BreathRole: String, Sendable, Hashable, CaseIterable {
    case `in`, out, hold
}

/// A place in a routine: entry, side, set, repetition, phase, as far as each applies.
public struct Place: Sendable, Hashable {
    /// 0-based.
    public var entry: Int
    public var pose: String?
    public var side: Side?
    /// 1-based.
    public var set: Int?
    /// 1-based.
    public var repetition: Int?
    public var phase: String?

    public init(
        entry: Int, pose: String? = nil, side: Side? = nil, set: Int? = nil, repetition: Int? = nil,
        phase: String? = nil
    ) {
        self.entry = entry
        self.pose = pose
        self.side = side
        self.set = set
        self.repetition = repetition
        self.phase = phase
    }
}
