import Scheduler

/// What a person may ask of a session, by key, signal, or from afar.
public enum Command: Sendable, Hashable {
    case pause, resume, toggle
    /// The machine is about to sleep: silence, and the device is let go of.
    case sleep
    /// Another place, or another measure of the same.
    case request(PlaybackRequest)
    /// A step of volume; heard within 100 ms.
    case louder, quieter
    case volume(Volume)
    /// With a short fade.
    case stop
    /// Ctrl-C: the first stops, a second one does not wait for the fade.
    case interrupt

    /// As the journal and the bus call it.
    public var name: String {
        switch self {
        case .pause: "pause"
        case .resume: "resume"
        case .toggle: "toggle"
        case .sleep: "sleep"
        case .request(.next): "next"
        case .request(.previous): "previous"
        case .request(.again): "repeat"
        case .request(.longer): "longer"
        case .request(.easier): "easier"
        case .request(.skip): "skip"
        case .request(.seek): "seek"
        case .louder, .quieter, .volume: "volume"
        case .stop: "stop"
        case .interrupt: "interrupt"
        }
    }

    /// What it names, if anything.
    public var detail: String? {
        switch self {
        case .request(.skip(let pose)): pose
        case .volume(let volume): "\(volume.decibels) dB"
        default: nil
        }
    }

    public static let next = Command.request(.next)
    public static let previous = Command.request(.previous)
    /// "Say that again."
    public static let again = Command.request(.again)
    public static let longer = Command.request(.longer)
    public static let easier = Command.request(.easier)

    /// The next pose of that id, or else the first.
    public static func skip(to pose: String) -> Command { .request(.skip(to: pose)) }

    /// A frame of the timeline that was seen, which may have been edited since.
    public static func seek(to frame: Frames, of timeline: Timeline? = nil) -> Command {
        .request(.seek(to: frame, of: timeline))
    }
}
