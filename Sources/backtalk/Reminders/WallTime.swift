import Documents
import Foundation
import Journal
import Practice
import Reminders

/// Moments as a person of a zone reads them.
struct WallTime: Sendable {
    let clock: LocalClock

    init(_ zone: TimeZone = .current) { clock = LocalClock(zone) }

    static var now: Instant { Instant(milliseconds: Moment.now.milliseconds) }

    /// "Mon 2026-03-02"
    func day(_ instant: Instant) -> String { Self.name(clock.day(at: instant)) }

    static func name(_ day: CivilDay) -> String {
        let name = day.weekday.rawValue
        return "\(name.prefix(1).uppercased())\(name.dropFirst()) \(day)"
    }

    /// "08:00"
    func time(_ instant: Instant) -> String {
        TimeOfDay(minute: clock.second(at: instant) / 60)?.description ?? ""
    }

    /// "Mon 2026-03-02 08:00"
    func dayAndTime(_ instant: Instant) -> String { "\(day(instant)) \(time(instant))" }

    /// The time alone where it is today, with the day otherwise.
    func short(_ instant: Instant, now: Instant) -> String {
        clock.day(at: instant) == clock.day(at: now) ? time(instant) : dayAndTime(instant)
    }

    /// A zone by its name in the time zone database.
    ///
    /// - Throws: a `Complaint` where there is none of that name.
    static func zone(_ name: String) throws -> TimeZone {
        if !name.isEmpty, let zone = TimeZone(identifier: name) { return zone }
        let known = TimeZone.knownTimeZoneIdentifiers
        let hint = NearestName.of(name, among: known).map { "did you mean '\($0)'?" }
        throw Complaint("there is no time zone '\(name)'; " + (hint ?? "give one such as Europe/Berlin"))
    }
}
