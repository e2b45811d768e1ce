/// A reminder that is due.
public struct Reminder: Sendable, Hashable {
    public var due: Instant
    /// It is given at this moment or before, or not at all.
    public var latest: Instant
    /// It comes at a time of day, and waits for less than one of a grid.
    public var isAppointment: Bool
    /// Whether its sentence is spoken; its chime always sounds.
    public var speaks: Bool
    /// The routine as a person names it; nil: the configured one.
    public var routine: String?
    /// It is not given any more once so many sessions were done that day; nil: it is.
    public var unlessDone: Int?

    public init(
        due: Instant, latest: Instant, isAppointment: Bool, speaks: Bool, routine: String? = nil,
        unlessDone: Int? = nil
    ) {
        self.due = due
        self.latest = latest
        self.isAppointment = isAppointment
        self.speaks = speaks
        self.routine = routine
        self.unlessDone = unlessDone
    }
}
