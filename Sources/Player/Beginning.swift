import Scheduler

/// What a session begins with, once it is prepared.
public struct Beginning: Sendable {
    public var arrangement: Arrangement
    /// Where it goes on that broke off another day, after the opening; nil: at its start.
    public var resumes: Frames?

    public init(_ arrangement: Arrangement, resumes: Frames? = nil) {
        self.arrangement = arrangement
        self.resumes = resumes
    }
}
