/// Why a reminder was not given. The raw value is how the journal keeps it.
public enum Lapse: Sendable, Hashable, RawRepresentable {
    /// The last moment passed while this held it back.
    case held(Gate)
    /// A later one took its place.
    case replaced
    /// It was put off into quiet hours.
    case quiet
    /// Its time was over when the machine woke.
    case slept
    /// The clock was set while it waited.
    case clockSet

    public init?(rawValue: String) {
        switch rawValue {
        case "replaced": self = .replaced
        case "quiet": self = .quiet
        case "slept": self = .slept
        case "clock-set": self = .clockSet
        default:
            guard let gate = Gate(rawValue: rawValue) else { return nil }
            self = .held(gate)
        }
    }

    public var rawValue: String {
        switch self {
        case .held(let gate): gate.rawValue
        case .replaced: "replaced"
        case .quiet: "quiet"
        case .slept: "slept"
        case .clockSet: "clock-set"
        }
    }

    /// As a clause: "the microphone was in use".
    public var reason: String {
        switch self {
        case .held(let gate): gate.reasonPast
        case .replaced: "a later one took its place"
        case .quiet: "the quiet hours had begun"
        case .slept: "the machine was asleep"
        case .clockSet: "the clock was set"
        }
    }
}

extension Gate {
    fileprivate var reasonPast: String {
        switch self {
        case .microphone: "the microphone was in use"
        case .camera: "the camera was in use"
        case .locked: "the screen was locked"
        case .away: "nobody was at the machine"
        case .doNotDisturb: "the desktop was not to disturb"
        case .fullScreen: "something filled the screen"
        case .music: "another player was playing"
        }
    }
}
