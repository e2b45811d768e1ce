import Player

/// What a person sees of a session. It never waits.
protocol SessionDisplay: Sendable {
    /// Called on the session's loop, at every change and some times a second.
    func show(_ observation: Observation)

    /// A sentence for the person, from any thread.
    func tell(_ sentence: String)

    /// The keys, or no longer the keys.
    func turnHelp()

    /// Something may have changed without the session: the size of the terminal, the time of day.
    func refresh()

    /// The terminal belongs to another for a while.
    func leave()

    /// The terminal is ours again.
    func comeBack()

    /// Leaves the terminal with nothing but whole lines.
    func end(_ outcome: Session.Outcome)
}
