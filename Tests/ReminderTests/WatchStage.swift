import Foundation

@testable import Reminders

/// A watch with clocks and a desktop that do what the test says, and everything it wanted in words.
struct WatchStage {
    var watch: ReminderWatch
    var machine: ManualClock
    var zone = TimeZone.gmt
    /// What the desktop shows.
    var conditions = GateStage.conditions()
    /// How long the desktop takes to answer, in milliseconds; nil: it never does.
    var delay: Int64? = 0
    /// Called with the routine when a session is to begin.
    private(set) var log: [String] = []
    private(set) var rings = 0
    private(set) var looks = 0
    /// When the look that is not answered yet will be.
    private var answer: Instant?
    /// Called with every deed, at its moment.
    var heed: (ReminderWatch.Deed, ClockReading) -> Void = { _, _ in }

    /// - Parameter time: of the second of March 2026, a Monday.
    init(_ rules: String, from time: String = "08:30") throws {
        guard let start = Instant(iso: "2026-03-02T\(time)", in: .gmt) else { throw Unclear(text: time) }
        machine = ManualClock(start)
        watch = ReminderWatch(try ReminderSettings(text: rules), zone: .gmt, at: machine.reading)
    }

    struct Unclear: Error {
        let text: String
    }

    /// What happened since the last time it was asked.
    mutating func take() -> [String] {
        defer { log = [] }
        return log
    }

    mutating func happen(_ event: Reminding.Event) { tell(.happened(event)) }

    mutating func tell(_ input: ReminderWatch.Input) {
        for deed in watch.take(input, zone: zone, at: machine.reading) {
            heed(deed, machine.reading)
            if deed == .look {
                looks += 1
                answer = delay.map { machine.reading.wall.after(milliseconds: $0) }
                if delay == 0 { see() }
            } else {
                log.append("\(clock) \(Self.describe(deed))")
            }
        }
    }

    private mutating func see() {
        answer = nil
        tell(.seen(conditions))
    }

    /// Time passes; the alarm rings when it was asked to, and the desktop answers when it is ready.
    mutating func pass(until time: String) throws {
        guard
            let end = Instant(
                iso: time.hasPrefix("2") && time.count > 8 ? time : "2026-03-02T\(time)", in: .gmt)
        else {
            throw Unclear(text: time)
        }
        pass(until: end)
    }

    mutating func pass(until end: Instant) {
        while let next = [watch.alarm, answer].compactMap(\.self).min(), next <= end {
            machine.pass(until: next)
            if answer == next {
                see()
            } else {
                rings += 1
                tell(.rang)
            }
        }
        machine.pass(until: end)
    }

    private var clock: String {
        String(
            machine.reading.wall.description.dropFirst(11).prefix(
                machine.reading.wall.seconds % 60 == 0 ? 5 : 8))
    }

    static func describe(_ deed: ReminderWatch.Deed) -> String {
        switch deed {
        case .look: "look"
        case .give(let reminder, let speaks):
            "\(speaks ? "says" : "shows") \(reminder.routine ?? "the usual")"
        case .withdraw: "withdraws"
        case .begin(let routine): "begins \(routine ?? "the usual")"
        case .note(let notes): GateStage.describe(notes.map { .note($0) })
        }
    }
}
