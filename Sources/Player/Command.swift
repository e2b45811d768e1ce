import Scheduler
import Transport

/// What a person may ask of a session, by key, signal, or from afar.
public enum Command: Sendable, Hashable {
    case pause, resume, toggle
    /// The machine is about to sleep: silence, and the device is let go of.
    case sleep
    /// Another place, or another measure of the same.
    case wish(Wish)
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
        case .wish(.next): "next"
        case .wish(.previous): "previous"
        case .wish(.again): "repeat"
        case .wish(.longer): "longer"
        case .wish(.easier): "easier"
        case .wish(.skip): "skip"
        case .wish(.seek): "seek"
        case .louder, .quieter, .volume: "volume"
        case .stop: "stop"
        case .interrupt: "interrupt"
        }
    }

    /// What it names, if anything.
    public var detail: String? {
        switch self {
        case .wish(.skip(let pose)): pose
        case .volume(let volume): "\(volume.decibels) dB"
        default: nil
        }
    }

    public static let next = Command.wish(.next)
    public static let previous = Command.wish(.previous)
    /// "Say that again."
    public static let again = Command.wish(.again)
    public static let longer = Command.wish(.longer)
    public static let easier = Command.wish(.easier)

    /// The next pose of that id, or else the first.
    public static func skip(to pose: String) -> Command { .wish(.skip(to: pose)) }

    /// A frame of the timeline that was seen, which may have been edited since.
    public static func seek(to frame: Frames, of timeline: Timeline? = nil) -> Command {
        .wish(.seek(to: frame, of: timeline))
    }
}
