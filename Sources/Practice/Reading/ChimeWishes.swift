/// How the chimes are to sound.
public struct ChimeWishes: Sendable, Hashable {
    /// Semitones up or down.
    static let pitchRange = -12...12
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
