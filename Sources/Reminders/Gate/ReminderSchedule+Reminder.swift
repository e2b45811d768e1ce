extension ReminderSchedule {
    /// How long a reminder waits at most, in minutes.
    public static let longestWait = 120
    /// The reminders of a grid stop for the day after so many sessions.
    public static let sessionsForGrid = 2

    /// What is to be given at a firing; nil where enough sessions were done today.
    ///
    /// - Parameter now: from where the wait counts; the firing's own instant, or later where it was missed.
    public func reminder(_ firing: Firing, done: Int, at now: Instant) -> Reminder? {
        let causes = firing.causes.filter { cause in
            limit(cause).map { done < $0 } ?? true
        }
        guard let first = causes.first(where: { rule($0).isAppointment }) ?? causes.first else { return nil }
        let limits = causes.map(limit)
        let ends = rule(first).isAppointment ? [] : causes.compactMap(windowEnd)
        return Reminder(
            due: firing.instant, latest: latest(from: now, windowEnd: ends.max()),
            isAppointment: rule(first).isAppointment,
            speaks: causes.contains { rule($0).speaks ?? rule($0).isAppointment },
            routine: rule(first).routine,
            unlessDone: limits.contains(nil) ? nil : limits.compactMap(\.self).max())
    }

    /// The last moment at which a reminder that is wanted from `now` on may be given.
    func latest(from now: Instant, windowEnd: Instant? = nil) -> Instant {
        let quiet = quiet(from: now)?.after(milliseconds: -1)
        return [now.after(minutes: Self.longestWait), windowEnd, quiet].compactMap(\.self).min() ?? now
    }

    private func rule(_ cause: Firing.Cause) -> ReminderRule { settings.rules[cause.rule] }

    private func limit(_ cause: Firing.Cause) -> Int? {
        let rule = rule(cause)
        return rule.isAppointment
            ? rule.unlessDone : min(rule.unlessDone ?? Self.sessionsForGrid, Self.sessionsForGrid)
    }
}
