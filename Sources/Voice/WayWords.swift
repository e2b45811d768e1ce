/// How a way is spoken.
public struct WayWords: Sendable, Hashable {
    public let full: [Sentence]
    public let brief: Sentence

    public init(full: [Sentence], brief: Sentence) {
        self.full = full
        self.brief = brief
    }
}
