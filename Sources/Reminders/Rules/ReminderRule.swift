/// When a person wants to be reminded, and of what.
public struct ReminderRule: Sendable, Hashable {
    public var when: When
    /// A window over midnight belongs to the day on which it begins.
    public var days: Weekdays
    /// A routine as a person names it; nil: the configured one.
    public var routine: String?
    /// Whether the sentence is spoken; nil: at a time of day it is, in a grid of times it is not.
    public var speaks: Bool?
    /// It does not come on a day on which so many sessions were done, 1 or 2; nil: it comes all the same.
    public var unlessDone: Int?

    public init(
        _ when: When, days: Weekdays = .daily, routine: String? = nil, speaks: Bool? = nil,
        unlessDone: Int? = nil
    ) {
        self.when = when
        self.days = days
        self.routine = routine
        self.speaks = speaks
        self.unlessDone = unlessDone
    }

    public enum When: Sendable, Hashable {
        /// Appointments: at these times of day.
        case at([TimeOfDay])
        /// Every so many minutes from the start of the window up to and including its end, anew each day; where
        /// `active`, after so many minutes of activity within it.
        case every(minutes: Int, between: TimeWindow, active: Bool)
    }

    /// How far apart the times of a grid may be, in minutes.
    public static let stepRange = 1...TimeOfDay.minutesOfDay
    /// How many rules a file may have.
    public static let mostRules = 100
    /// How many times of day a rule may have.
    public static let mostTimes = 100

    /// The times on the wall at which it fires, in minutes since the midnight with which its day begins, in their order;
    /// none where activity is counted.
    var minutes: [Int] {
        switch when {
        case .at(let times): times.map(\.minute).sorted()
        case .every(_, _, active: true): []
        case .every(let step, let window, active: false):
            Array(stride(from: window.start.minute, through: window.start.minute + window.minutes, by: step))
        }
    }

    public var isAppointment: Bool {
        if case .at = when { true } else { false }
    }

    var window: TimeWindow? {
        if case .every(_, let window, _) = when { window } else { nil }
    }
}

extension ReminderRule: CustomStringConvertible {
    /// In a line for a person: "at 08:00 and 20:30, weekdays, easing-five".
    public var description: String {
        var parts: [String] = []
        switch when {
        case .at(let times):
            let names = times.map(\.description)
            let last = names.last ?? ""
            parts.append(
                "at " + (names.count < 2 ? last : "\(names.dropLast().joined(separator: ", ")) and \(last)"))
        case .every(let minutes, let window, let active):
            parts.append("every \(minutes) min\(active ? " of activity" : "") between \(window)")
        }
        parts.append(
            [.daily, .weekdays, .weekends].contains(days)
                ? days.description : days.days.map(\.rawValue).joined(separator: " "))
        if let routine { parts.append(routine) }
        switch speaks {
        case true: parts.append("spoken")
        case false: parts.append("not spoken")
        case nil: break
        }
        if let unlessDone { parts.append("unless done \(unlessDone == 1 ? "once" : "twice")") }
        return parts.joined(separator: ", ")
    }
}
