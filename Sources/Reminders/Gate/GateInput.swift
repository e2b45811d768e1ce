/// What happens to a gate.
public enum GateInput: Sendable, Hashable {
    /// A reminder is due; with how many sessions were done today.
    case due(Reminder)
    case gates(Set<Gate>)
    case sessionBegan
    /// - Parameter done: how many were done today, this one among them.
    case sessionEnded(done: Int)
    /// How many sessions were done today, whoever played them.
    case done(Int)
    /// The person wants the session now.
    case start
    /// The person wants to be asked later.
    ///
    /// - Parameter latest: the last moment at which that can be.
    case snooze(until: Instant, latest: Instant)
    case rest(Rest)
    /// The rests that there are, as the journal has them.
    case rests([Rest])
    /// Whatever rest there is ends.
    case resume
    /// The person closed the notification: an answer too.
    case closed
    /// The wall clock was set by more than a little.
    case clockSet
    /// The machine woke from sleep: what sleep kept from asking asks at that moment.
    case woke(nothingBefore: Instant)
    /// The time has come that the gate asked to be woken at, or any other.
    case time
}
