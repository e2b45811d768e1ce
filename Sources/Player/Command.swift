/// What a person may ask of a session, by key, signal, or from afar.
public enum Command: Sendable, Hashable, CaseIterable {
    case pause, resume, toggle
    /// A step of volume; heard within 100 ms.
    case louder, quieter
    /// With a short fade.
    case stop
    /// Ctrl-C: the first stops, a second one does not wait for the fade.
    case interrupt
}
