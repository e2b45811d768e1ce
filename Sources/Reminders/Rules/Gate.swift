/// A condition that holds a reminder back while it lasts. The raw value is the key in the configuration; their order is
/// the order in which they are told.
public enum Gate: String, Sendable, Hashable, CaseIterable {
    case microphone, camera
    case locked
    case away
    case doNotDisturb = "do-not-disturb"
    case fullScreen = "full-screen"
    /// Music or a film of another player.
    case music

    /// Why a reminder waits, as a clause: "the microphone is in use".
    public var reason: String {
        switch self {
        case .microphone: "the microphone is in use"
        case .camera: "the camera is in use"
        case .locked: "the screen is locked"
        case .away: "nobody is at the machine"
        case .doNotDisturb: "the desktop is not to disturb"
        case .fullScreen: "something fills the screen"
        case .music: "another player is playing"
        }
    }

    /// Whether it holds back an appointment too.
    public var holdsAppointments: Bool {
        switch self {
        case .microphone, .camera, .doNotDisturb, .fullScreen: true
        case .locked, .away, .music: false
        }
    }
}
