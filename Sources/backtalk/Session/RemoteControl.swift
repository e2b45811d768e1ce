import Desktop
import Glibc

/// Talks to whichever Backtalk plays, and says in a person's words what comes of it.
enum RemoteControl {
    static let nothingPlays = Complaint("nothing is playing", .failed)
    static let busy = Complaint("a session is playing already; end that one first", .failed)

    /// - Throws: a `Complaint`.
    static func ask<Answer>(_ body: (RemoteSession) throws -> Answer) throws -> Answer {
        do {
            return try body(try RemoteSession())
        } catch let error as BusError {
            throw complaint(error)
        }
    }

    /// What plays; a table that says so where nothing does, or nobody is there to ask.
    ///
    /// - Throws: a `Complaint`.
    static func status() throws -> [String: Value] {
        do {
            return try RemoteSession().status()
        } catch {
            guard error.isNobodyThere || error.isWithoutBus else { throw complaint(error) }
            return ["state": .string("nothing")]
        }
    }

    /// Has the daemon read the reminders again, if it runs: it needs no telling where it does not.
    static func tellReminders() {
        do {
            try RemoteSession().order("ReadReminders")
        } catch {
            return
        }
    }

    static func complaint(_ error: BusError) -> Complaint {
        switch error.name {
        case RemoteSession.Refusal.nothingPlays: nothingPlays
        case RemoteSession.Refusal.busy: busy
        case RemoteSession.Refusal.wrongInput: Complaint(lines: error.message, .wrongInput)
        case RemoteSession.Refusal.failed: Complaint(lines: error.message, .failed)
        case RemoteSession.Refusal.notStarted:
            Complaint(
                "the daemon does not start (\(error.message)); 'systemctl --user status backtalk' tells more, and "
                    + "'backtalk play' plays here", .failed)
        default:
            error.isNobodyThere || error.isWithoutBus
                ? nothingPlays
                : Complaint(
                    "the session could not be asked (\(error)); see 'systemctl --user status backtalk', and try again",
                    .failed)
        }
    }
}
