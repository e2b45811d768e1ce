/// How far something has come, and what is left of it in words.
struct Gauge: Sendable, Hashable {
    /// 0 to 1.
    var fraction: Double
    var left: String
}
