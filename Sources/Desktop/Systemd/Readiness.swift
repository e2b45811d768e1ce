import CSystemd

/// What a service tells the one who started it; nothing where nobody asked.
public enum Readiness: String, Sendable {
    case ready = "READY=1"
    case stopping = "STOPPING=1"

    public func tell() { sd_notify(0, rawValue) }
}
