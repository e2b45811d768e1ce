/// Counts the time in which somebody is at the machine.
public struct ActivityMeter: Sendable, Hashable {
    /// Up to the last change, in milliseconds.
    private var counted: Int64 = 0
    /// nil while nobody is there.
    private var since: Int64?

    /// - Parameter awake: now, in milliseconds, by the clock that stops in sleep, as everywhere here. Somebody is there
    ///   until it is told otherwise.
    public init(at awake: Int64) { since = awake }

    public var isActive: Bool { since != nil }

    /// Somebody is there, from now on.
    public mutating func active(at awake: Int64) { since = since ?? awake }

    /// Nobody is there, and has not been since a moment that may lie back.
    public mutating func idle(since awake: Int64) {
        guard let since else { return }
        counted += max(0, awake - since)
        self.since = nil
    }

    /// Milliseconds of activity since it began to count.
    public func total(at awake: Int64) -> Int64 { counted + (since.map { max(0, awake - $0) } ?? 0) }
}
