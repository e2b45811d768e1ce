import System

/// A device that is away, and when to look for it again.
struct ReconnectTimer {
    let since: MonotonicTime
    private(set) var next: MonotonicTime
    private var eagerUntil: MonotonicTime?

    /// How often it is looked for in the first minute: what a server takes to start again, in half a second or so.
    static let interval: Int64 = 250
    /// And later: nobody lies there waiting for a quarter of a second any more.
    static let longInterval: Int64 = 1_000
    static let patience: Int64 = 60_000
    /// A server's socket is there before the server listens on it: so often, for so long after it appeared.
    static let eagerInterval: Int64 = 50
    static let eagerTime: Int64 = 1_000

    /// - Parameters:
    ///   - since: when the trouble began.
    ///   - lastTry: when the device was last opened or looked for; the next try keeps its distance from that one.
    init(since: MonotonicTime, lastTry: MonotonicTime?, now: MonotonicTime) {
        self.since = since
        next = now
        if let lastTry { next = max(now, lastTry.advanced(milliseconds: interval(at: now))) }
    }

    mutating func failed(at now: MonotonicTime) {
        next = now.advanced(milliseconds: interval(at: now))
    }

    /// Something appeared that may be the server.
    mutating func look(at now: MonotonicTime, lastTry: MonotonicTime?) {
        eagerUntil = now.advanced(milliseconds: Self.eagerTime)
        let soon = lastTry.map { max(now, $0.advanced(milliseconds: Self.eagerInterval)) } ?? now
        next = min(next, soon)
    }

    private func interval(at now: MonotonicTime) -> Int64 {
        if let eagerUntil, now < eagerUntil { return Self.eagerInterval }
        return now < since.advanced(milliseconds: Self.patience) ? Self.interval : Self.longInterval
    }
}
