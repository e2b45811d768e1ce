import Practice

/// A stretch of work: how long the person really worked at one place of the routine.
public struct WorkDone: Sendable, Hashable {
    /// Counts the stretches of a session in the order in which they begin, from 1. A later note with the same number
    /// takes the place of the earlier one, so that a hold can be noted while it lasts.
    public var number: Int
    public var place: RoutinePlace
    /// The work that counts.
    public var done: Seconds
    /// The dose as it stood when the work was noted: `longer` and `easier` change it.
    public var planned: Seconds
    /// Work that was given again after going back, and does not count.
    public var notCounted: Seconds

    public init(
        number: Int, place: RoutinePlace, done: Seconds, planned: Seconds, notCounted: Seconds = .zero
    ) {
        self.number = number
        self.place = place
        self.done = done
        self.planned = planned
        self.notCounted = notCounted
    }
}
