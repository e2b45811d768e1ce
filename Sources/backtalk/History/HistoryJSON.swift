import Foundation
import Journal
import Reminders
import Text

/// A history for programs: every day with a session or a day off.
struct HistoryJSON {
    private struct Document: Encodable {
        let today: String
        let streak: Int
        let days: [Day]
    }

    private struct Day: Encodable {
        let date: String
        let done: Int
        /// Of work.
        let seconds: Double
        let dayOff: Bool
        let sessions: [Session]
    }

    private struct Session: Encodable {
        let number: Int64
        /// In UTC.
        let start: String
        let routine: String
        /// Of work.
        let seconds: Double
        let done: Bool
        let before: Int?
        let after: Int?
    }

    let text: String

    init(_ history: History) throws {
        let days = history.days.map { day in
            Day(
                date: "\(CivilDay(number: day.number))", done: day.done,
                seconds: Double(day.worked.milliseconds) / 1_000, dayOff: day.isOff,
                sessions: day.sessions.map { session in
                    Session(
                        number: session.number,
                        start: "\(Instant(milliseconds: session.start.milliseconds))", routine: session.title,
                        seconds: Double(session.worked.milliseconds) / 1_000, done: session.isDone,
                        before: session.before, after: session.after)
                })
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let document = Document(
            today: "\(CivilDay(number: history.today))", streak: history.streak, days: days)
        text = JSONText.printable(String(decoding: try encoder.encode(document), as: UTF8.self)) + "\n"
    }
}
