import Journal
import Reminders

/// The last weeks of a history, Monday first, up to the week of today.
struct Weeks {
    let history: History
    /// The Monday with which each begins.
    let mondays: [CivilDay]

    init(_ history: History, _ count: Int) {
        self.history = history
        let today = CivilDay(number: history.today)
        let weekday = Weekday.allCases.firstIndex(of: today.weekday) ?? 0
        let monday = today + -weekday
        mondays = (0..<count).reversed().map { monday + -7 * $0 }
    }

    enum Cell: Hashable {
        /// How many sessions were done, 0 to 9 and more.
        case done(Int)
        /// One was begun and left.
        case begun
        case off
        case nothing
        case future
    }

    func cell(_ day: CivilDay) -> Cell {
        guard day.number <= history.today else { return .future }
        guard let found = history.day(day.number) else { return .nothing }
        if found.done > 0 { return .done(found.done) }
        if found.isOff { return .off }
        return found.sessions.isEmpty ? .nothing : .begun
    }

    /// Of the days from one to another, the last left out.
    func minutes(from first: CivilDay, to end: CivilDay) -> Int {
        let milliseconds = history.days.filter { (first.number..<end.number).contains($0.number) }
            .reduce(Int64(0)) { $0 + $1.worked.milliseconds }
        return Int((milliseconds + 30_000) / 60_000)
    }
}
