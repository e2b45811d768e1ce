/// What came of a wish to have it longer or easier.
public struct Edit: Sendable {
    /// The session from now on; where nothing changes, as it was.
    public let arrangement: Arrangement
    public let change: Change
    /// What is to be said first; nil where the timeline alone answers.
    public let aside: Aside?

    public enum Change: Sendable, Hashable {
        case nothing
        /// So much more of this work, and as much of its match on the side that is still ahead.
        case longerWork(Frames)
        /// One whole repetition more, on both sides where there are two.
        case oneMoreRepetition
        /// So much more of the silence between words.
        case longerSilence(Frames)
        /// The rest of the pose takes the low end of its dose. Where one side was done before, the sides are no longer equal:
        /// the person's body goes before fairness.
        case easier(sidesAreEqual: Bool)
    }
}
