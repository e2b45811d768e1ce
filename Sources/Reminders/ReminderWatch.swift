import Foundation

/// Reminding as a service does it, as a value: it says when its one alarm rings, when the desktop is to be looked at, and
/// what is to be done then. Whoever owns it does that, and tells what came of it.
public struct ReminderWatch: Sendable {
    public private(set) var reminding: Reminding
    /// When it wants to be told `.rang`, by the wall clock; nil: never.
    public private(set) var alarm: Instant?
    /// When the desktop was last seen, by the clock that sleep does not stop, in milliseconds.
    private var seen: Int64?
    /// Since when it is being looked at.
    private var looksSince: Int64?
    /// The newest wish to be reminded later that is known.
    private var later: Instant

    /// How long before something is due the desktop is looked at, so that the answer is there, in milliseconds.
    public static let lead: Int64 = 2_000
    /// How often it is looked at while a reminder waits, in milliseconds.
    public static let patience: Int64 = 30_000
    /// What was seen longer ago tells nothing of now, in milliseconds.
    static let freshness: Int64 = 10_000
    /// A desktop that has not answered for so long is done without, in milliseconds: every part of it has a second.
    static let deadline: Int64 = 15_000

    public init(_ settings: ReminderSettings, zone: TimeZone, at reading: ClockReading) {
        reminding = Reminding(settings, zone: zone, at: reading)
        later = reading.wall
        setAlarm(reading)
    }

    public enum Input: Sendable, Hashable {
        /// The alarm rang, or the wall clock was set.
        case rang
        /// What the desktop shows, as an answer to a look.
        case seen(Conditions)
        case happened(Reminding.Event)
        /// What the journal has.
        case read(ReminderRecord)
    }

    /// What is to be done, in this order.
    public enum Deed: Sendable, Hashable {
        /// Look at the desktop, and tell what is seen.
        case look
        /// Sound the chime, where `speaks` the sentence too, and show the notification.
        case give(Reminder, speaks: Bool)
        /// Take the notification back.
        case withdraw
        /// Play the routine, or the usual one.
        case begin(routine: String?)
        /// For the journal.
        case note([GateAction.Note])
    }

    /// - Parameter zone: by whose clocks the person lives now.
    public mutating func take(_ input: Input, zone: TimeZone, at reading: ClockReading) -> [Deed] {
        var deeds: [Deed] = []
        if zone != reminding.schedule.zone {
            deeds += self.deeds(reminding.take(.zone(zone), at: reading), at: reading)
        }
        switch input {
        case .rang: deeds += ring(reading)
        case .seen(let conditions):
            looksSince = nil
            seen = reading.boot
            deeds += happen(.conditions(conditions), reading)
        case .happened(let event): deeds += happen(event, reading)
        case .read(let record): deeds += read(record, reading)
        }
        setAlarm(reading)
        return deeds
    }

    /// Nothing is given before the desktop was looked at.
    private mutating func ring(_ reading: ClockReading) -> [Deed] {
        let isDue = reminding.wake.map { $0 <= reading.wall } ?? false
        if isDue, isFresh(seen, Self.freshness, reading) { return happen(.time, reading) }
        if isFresh(looksSince, Self.deadline, reading) { return [] }
        let isUnanswered = looksSince != nil
        looksSince = isUnanswered ? nil : reading.boot
        return isUnanswered ? happen(.time, reading) : [.look]
    }

    private func isFresh(_ moment: Int64?, _ limit: Int64, _ reading: ClockReading) -> Bool {
        moment.map { (0..<limit).contains(reading.boot - $0) } ?? false
    }

    private mutating func happen(_ event: Reminding.Event, _ reading: ClockReading) -> [Deed] {
        deeds(reminding.take(event, at: reading), at: reading)
    }

    private mutating func read(_ record: ReminderRecord, _ reading: ClockReading) -> [Deed] {
        var deeds = happen(.rests(record.rests), reading) + happen(.done(record.done), reading)
        if let wish = record.later, wish.asked > later {
            later = wish.asked
            deeds += happen(.snoozeUntil(wish.until), reading)
        }
        return deeds
    }

    private mutating func deeds(_ actions: [GateAction], at reading: ClockReading) -> [Deed] {
        var deeds: [Deed] = []
        var notes: [GateAction.Note] = []
        var speaks = false
        for action in actions {
            switch action {
            case .sound(let sound): speaks = sound == .chimeAndSentence
            case .show(let reminder, _): deeds.append(.give(reminder, speaks: speaks))
            case .withdraw: deeds.append(.withdraw)
            case .begin(let routine): deeds.append(.begin(routine: routine))
            case .note(let note):
                // What is noted here is no news when it is read again.
                if case .snoozed = note { later = max(later, reading.wall) }
                notes.append(note)
            }
        }
        return notes.isEmpty ? deeds : deeds + [.note(notes)]
    }

    private mutating func setAlarm(_ reading: ClockReading) {
        guard let wake = reminding.wake else { return alarm = nil }
        let now = reading.wall
        if let looksSince {
            let end = now.after(milliseconds: max(1, looksSince + Self.deadline - reading.boot))
            return alarm = wake > now ? min(wake, end) : end
        }
        let early = wake.after(milliseconds: -Self.lead)
        alarm = early > now ? early : max(wake, now.after(milliseconds: 1))
        if case .waiting = reminding.gate.state {
            alarm = alarm.map { min($0, now.after(milliseconds: Self.patience)) }
        }
    }
}
