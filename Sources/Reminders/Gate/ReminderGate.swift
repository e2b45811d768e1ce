/// Holds a reminder back until it can be given, gives it, and asks once more. A value: every input returns what is to be
/// done, and nothing here knows what time it is but by being told.
public struct ReminderGate: Sendable {
    /// How long the person has for an answer, in minutes; then it asks once more, and after that lets go.
    public static let answerTime = 10
    /// How often one reminder asks.
    public static let mostAsks = 2

    public enum State: Sendable, Hashable {
        case idle
        /// Held back; `asked` times before.
        case waiting(Reminder, asked: Int, by: Gate)
        /// Shown, `asked` times by now, and not answered.
        case asking(Reminder, asked: Int, until: Instant)
        case snoozed(Reminder, until: Instant)
    }

    public private(set) var state = State.idle
    /// The rests that were asked for and are not over.
    public private(set) var rests: [Rest] = []
    /// How many sessions were done today.
    public private(set) var done: Int
    public private(set) var isPlaying = false
    private var conditions = Conditions()
    private var gates: Set<Gate>

    public init(gates: Set<Gate> = Set(Gate.allCases), done: Int = 0) {
        self.gates = gates
        self.done = done
    }

    /// Whether a reminder stands open, so that a play button means its session.
    public var isOpen: Bool { if case .asking = state { true } else { false } }

    /// When it wants to be told the time; nil: never.
    public var wake: Instant? {
        switch state {
        case .idle: nil
        case .waiting(let reminder, _, _): reminder.latest.after(milliseconds: 1)
        case .asking(_, _, let until): until
        case .snoozed(_, let until): until
        }
    }

    /// Gives a reminder now, whatever holds others back: a person wants to hear one.
    public mutating func give(_ reminder: Reminder, at now: Instant) -> [GateAction] {
        guard !isPlaying else { return [] }
        return leave { .lapsed($0, .replaced) } + ask(reminder, asked: 0, now)
    }

    /// What is known of the person and the desktop from now on; it counts with the next input.
    public mutating func see(_ conditions: Conditions) { self.conditions = conditions }

    /// The day has changed.
    public mutating func newDay() { done = 0 }

    public mutating func take(_ input: GateInput, at now: Instant) -> [GateAction] {
        rests.removeAll { !$0.holds(at: now) }
        switch input {
        case .due(let reminder): return due(reminder, now)
        case .gates(let new):
            gates = new
            return settle(now)
        case .time: return time(now)
        case .sessionBegan:
            isPlaying = true
            return leave { .answered($0) }
        case .sessionEnded(let done):
            isPlaying = false
            return count(done)
        case .done(let done): return count(done)
        case .start: return start()
        case .snooze(let until, let latest): return snooze(until, latest)
        case .rest(let rest):
            rests.removeAll { $0.kind == rest.kind }
            guard rest.holds(at: now) else { return [] }
            rests.append(rest)
            return leave() + [.note(.rests(rest))]
        case .rests(let all):
            rests = all.filter { $0.holds(at: now) }
            return rests.isEmpty ? [] : leave()
        case .resume:
            rests = []
            return [.note(.resumed)]
        case .closed: return isOpen ? leave(withdraws: false) { .closed($0) } : []
        case .woke(let later):
            switch state {
            case .asking(let reminder, let asked, let until) where until <= now:
                state = .asking(reminder, asked: asked, until: later)
            case .snoozed(let reminder, let until) where until <= now:
                state = .snoozed(reminder, until: later)
            default: break
            }
            return []
        case .clockSet: return leave { .lapsed($0, .clockSet) }
        }
    }

    private mutating func due(_ reminder: Reminder, _ now: Instant) -> [GateAction] {
        guard rests.isEmpty, !isPlaying, isWanted(reminder) else { return [] }
        if case .snoozed(let old, let until) = state {
            // The person asked for peace until then.
            state = .snoozed(reminder, until: min(until, reminder.latest))
            return [.note(.lapsed(old, .replaced))]
        }
        return leave { .lapsed($0, .replaced) } + offer(reminder, asked: 0, now)
    }

    private mutating func time(_ now: Instant) -> [GateAction] {
        switch state {
        case .asking(let reminder, let asked, let until) where now >= until:
            guard asked < Self.mostAsks, now <= reminder.latest, isWanted(reminder) else {
                return leave { .ignored($0) }
            }
            state = .idle
            return [.withdraw] + offer(reminder, asked: asked, now)
        case .snoozed(let reminder, let until) where now >= until:
            state = .idle
            return offer(reminder, asked: 0, now)
        default: return settle(now)
        }
    }

    /// Gives what waits, where nothing holds it back any more.
    private mutating func settle(_ now: Instant) -> [GateAction] {
        guard case .waiting(let reminder, let asked, let gate) = state else { return [] }
        guard isWanted(reminder) else {
            state = .idle
            return []
        }
        return offer(reminder, asked: asked, held: gate, now)
    }

    /// Gives a reminder, holds it back, or gives it up.
    ///
    /// - Parameter held: by what it was held back until now.
    private mutating func offer(_ reminder: Reminder, asked: Int, held: Gate? = nil, _ now: Instant)
        -> [GateAction]
    {
        guard now <= reminder.latest else {
            state = .idle
            if asked > 0 { return [.note(.ignored(reminder))] }
            return [.note(.lapsed(reminder, held.map { .held($0) } ?? .slept))]
        }
        if let gate = conditions.holding(reminder, gates: gates).first {
            state = .waiting(reminder, asked: asked, by: gate)
            return gate == held ? [] : [.note(.waits(reminder, gate))]
        }
        return ask(reminder, asked: asked, now)
    }

    private mutating func ask(_ reminder: Reminder, asked: Int, _ now: Instant) -> [GateAction] {
        state = .asking(reminder, asked: asked + 1, until: now.after(minutes: Self.answerTime))
        let isLocked = gates.contains(.locked) && conditions[.locked] == true
        return [
            .sound(reminder.speaks && !isLocked ? .chimeAndSentence : .chime),
            .show(reminder, again: asked > 0), .note(.given(reminder)),
        ]
    }

    private mutating func start() -> [GateAction] {
        guard !isPlaying else { return [] }
        let routine = reminder?.routine
        return leave { .started($0) } + [.begin(routine: routine)]
    }

    private mutating func snooze(_ until: Instant, _ latest: Instant) -> [GateAction] {
        guard !isPlaying else { return [] }
        let old = reminder
        var actions = leave()
        var later = old ?? Reminder(due: until, latest: latest, isAppointment: true, speaks: true)
        later.latest = latest
        guard until <= latest else { return actions + [.note(.lapsed(later, .quiet))] }
        state = .snoozed(later, until: until)
        actions.append(.note(.snoozed(old, until: until)))
        return actions
    }

    /// Lets go of what was only wanted until so many sessions were done.
    private mutating func count(_ done: Int) -> [GateAction] {
        self.done = done
        return reminder.map(isWanted) == false ? leave { .answered($0) } : []
    }

    /// Lets go of whatever there is.
    private mutating func leave(withdraws: Bool = true, _ note: (Reminder) -> GateAction.Note? = { _ in nil })
        -> [GateAction]
    {
        guard let reminder else { return [] }
        let actions: [GateAction] = isOpen && withdraws ? [.withdraw] : []
        state = .idle
        return actions + (note(reminder).map { [.note($0)] } ?? [])
    }

    private var reminder: Reminder? {
        switch state {
        case .idle: nil
        case .waiting(let reminder, _, _), .asking(let reminder, _, _), .snoozed(let reminder, _): reminder
        }
    }

    private func isWanted(_ reminder: Reminder) -> Bool { reminder.unlessDone.map { done < $0 } ?? true }
}
