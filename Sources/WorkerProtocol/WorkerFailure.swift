/// Why the worker gave no sound.
public enum WorkerFailure: UInt8, Sendable {
    /// eSpeak NG does not start, or its files are not there.
    case engine = 1
    /// There is no such voice or variant.
    case voice = 2
    /// A number lies outside of eSpeak NG's range.
    case setting = 3
    /// The text or its sound is too long.
    case length = 4
    /// The child that spoke crashed.
    case crash = 5
    /// The child that spoke took too long.
    case deadline = 6
}
