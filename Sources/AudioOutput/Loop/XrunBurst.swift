import System

/// How often a device ran dry of late. One that does so again and again is not going to play.
struct XrunBurst {
    /// So many within a second are too many: a busy machine makes two or three.
    static let limit = 8
    private static let span: Int64 = 1_000

    private var first = MonotonicTime(nanoseconds: 0)
    private var count = 0

    /// True if this was one too many.
    mutating func add(at now: MonotonicTime) -> Bool {
        if count == 0 || now >= first.advanced(milliseconds: Self.span) {
            first = now
            count = 0
        }
        count += 1
        return count >= Self.limit
    }

    mutating func forget() { count = 0 }
}
