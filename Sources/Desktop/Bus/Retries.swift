/// How long to wait before a bus that is not there is looked for again: a value.
struct Retries: Sendable, Hashable {
    private var next = 0

    /// In milliseconds. A bus that was just started is there soon; one that is missing after this is looked for when its
    /// socket appears, and costs nothing until then.
    private static let delays: [UInt64] = [50, 100, 250, 500, 1_000, 2_000, 4_000, 8_000]
    /// In milliseconds, where the appearing of a socket cannot be seen.
    private static let slow: UInt64 = 60_000

    /// In milliseconds; nil: not before it is seen.
    ///
    /// - Parameter isWatched: whether the appearing of the socket would be seen.
    mutating func delay(isWatched: Bool) -> UInt64? {
        guard next < Self.delays.count else { return isWatched ? nil : Self.slow }
        defer { next += 1 }
        return Self.delays[next]
    }

    /// Something has changed: begin again with the shortest.
    mutating func reset() { next = 0 }
}
