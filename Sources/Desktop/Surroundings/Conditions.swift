/// What speaks for or against talking to the person now. nil: this desktop does not tell.
public struct Conditions: Sendable, Hashable {
    public var microphone: Bool?
    public var camera: Bool?
    public var locked: Bool?
    /// Nobody has touched the machine for a while.
    public var away: Bool?
    public var doNotDisturb: Bool?
    public var fullScreen: Bool?
    /// Another player plays.
    public var music: Bool?

    public init(
        microphone: Bool? = nil, camera: Bool? = nil, locked: Bool? = nil, away: Bool? = nil,
        doNotDisturb: Bool? = nil, fullScreen: Bool? = nil, music: Bool? = nil
    ) {
        self.microphone = microphone
        self.camera = camera
        self.locked = locked
        self.away = away
        self.doNotDisturb = doNotDisturb
        self.fullScreen = fullScreen
        self.music = music
    }
}
