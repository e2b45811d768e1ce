import Practice

/// A session as one person plays it: the score, the lengths of its clips, and the timeline that came of them.
///
/// A value: an edit returns another one. What is asked at a frame means a frame of `timeline`.
public struct Arrangement: Sendable {
    public let score: Score
    public let timeline: Timeline
    private(set) var lengths: [String: Frames]
    let changes: Changes

    /// - Parameter lengths: of every text of `score.lines()`. Those of `score.asides()` may be missing: a word that only an
    ///   edited timeline would say is then left out of it.
    ///
    /// Throws `Unmeasured` for the first text of the timeline that has no length.
    public init(_ score: Score, _ lengths: [String: Frames]) throws(Score.Unmeasured) {
        self.score = score
        self.lengths = lengths
        changes = Changes()
        timeline = try score.compile(lengths)
    }

    /// A timeline that was made by hand: a reminder, or what a test plays.
    package init(_ score: Score, playing timeline: Timeline, _ lengths: [String: Frames] = [:]) {
        self.score = score
        self.timeline = timeline
        self.lengths = lengths
        changes = Changes()
    }

    /// `other` after an edit.
    init(_ other: Arrangement, _ timeline: Timeline, _ changes: Changes) {
        score = other.score
        lengths = other.lengths
        self.timeline = timeline
        self.changes = changes
    }

    /// The same, with the lengths of more texts: those of `Score.asides()`, or of one aside.
    public func measuring(_ lengths: [String: Frames]) -> Arrangement {
        var arrangement = self
        arrangement.lengths.merge(lengths) { _, new in new }
        return arrangement
    }

    /// The aside as a timeline of its own. Throws `Unmeasured` for the first text of it that has no length.
    public func compile(_ aside: Aside) throws(Score.Unmeasured) -> Timeline { try aside.compile(lengths) }

    /// The position that the person is in at `frame`.
    public func position(at frame: Frames) -> Position { score.position(at: frame, in: timeline) }
}
