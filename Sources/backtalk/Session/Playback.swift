import Desktop
import Player
import Scheduler
import Synchronization
import System

/// One session and all that goes with it: its lock, its journal, what others are told of it. Made the same way for a
/// terminal and for the daemon.
final class Playback: Sendable {
    private let prepared: PreparedSession
    private let scribe: SessionScribe
    private let presence: Presence
    private let session: Session
    private let loss = Mutex<String?>(nil)

    /// Why the session is not all in the journal, as a sentence; nil where it is. Known when it has ended.
    var notKept: String? { loss.withLock { $0 } }

    /// - Parameters:
    ///   - observe: called on the loop at every change, before the journal and the bus are told.
    ///   - report: hears a sentence for the person, on any thread.
    init(
        _ prepared: PreparedSession, on loop: PollLoop, presence: Presence,
        observe: @escaping @Sendable (Observation) -> Void, report: @escaping @Sendable (String) -> Void
    ) {
        self.prepared = prepared
        self.presence = presence
        let preparation = prepared.preparation
        let scribe = SessionScribe(preparation, report: report)
        self.scribe = scribe
        session = Session(prepared.setup(tell: report), loop: loop) {
            observe($0)
            scribe.note($0)
            presence.show($0)
        }
        presence.begin(
            Titles { [preparation] in preparation.poseName(ofEntry: $0) },
            notKept: { [scribe] in scribe.notKept }
        ) { [self] command in
            send(command)
        }
    }

    /// From any thread.
    func send(_ command: Command) {
        scribe.note(command)
        session.send(command)
    }

    /// That nothing was heard of what should have been; nil where it was, or where a person wanted silence.
    func silence(_ outcome: Session.Outcome) -> Complaint? {
        prepared.preparation.settings.talk == .silent ? nil : Complaint(silence: outcome)
    }

    /// Plays to the end on the calling thread. Once only.
    func run() -> Session.Outcome {
        let outcome = session.run()
        let reason = scribe.end(outcome.ending)
        loss.withLock { $0 = reason }
        return outcome
    }
}
