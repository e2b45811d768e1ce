import Desktop
import Player
import Scheduler

/// One session and all that goes with it: its lock, its journal, what others are told of it. Made the same way for a
/// terminal and for the daemon.
final class Playback: Sendable {
    private let preparation: Preparation
    private let lock: SessionLock
    private let scribe: SessionScribe
    private let presence: Presence
    private let session: Session

    /// - Parameters:
    ///   - broken: the session that goes on.
    ///   - observe: called on the loop at every change, before the journal and the bus are told.
    ///   - report: hears a sentence for the person, on any thread.
    /// - Throws: a `Complaint` where a session is being played already.
    init(
        _ preparation: Preparation, _ options: PlayOptions, on loop: PollLoop,
        resuming broken: BrokenSession? = nil, presence: Presence,
        observe: @escaping @Sendable (Observation) -> Void, report: @escaping @Sendable (String) -> Void
    ) throws {
        self.preparation = preparation
        self.presence = presence
        lock = try SessionLock(preparation.directories)
        let scribe = try SessionScribe(preparation, report: report)
        self.scribe = scribe
        session = Session(try options.setup(preparation, resuming: broken, tell: report), loop: loop) {
            observe($0)
            scribe.note($0)
            presence.show($0)
        }
        presence.begin(Titles { [preparation] in preparation.poseName(ofEntry: $0) }) { [self] command in
            send(command)
        }
    }

    /// From any thread.
    func send(_ command: Command) {
        scribe.note(command)
        session.send(command)
    }

    /// Plays to the end on the calling thread. Once only.
    func run() -> Session.Outcome {
        let outcome = withExtendedLifetime(lock) { session.run() }
        scribe.end(outcome.ending)
        return outcome
    }
}
