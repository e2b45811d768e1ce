import Journal
import Player
import Practice
import Scheduler
import Synchronization

/// Keeps the journal of one session: what was done, what was asked, where it stands. It never waits for the disk, and
/// what the disk refuses is told once and stops nothing.
final class SessionScribe: Sendable {
    private struct State {
        var writer: JournalWriter?
        /// The session as it was before any edit.
        var planned: Timeline?
        var tally = WorkTally()
        var position: Position?
        var frame = Frames.zero
    }

    private let preparation: Preparation
    private let report: @Sendable (String) -> Void
    private let began = Moment.now
    private let state = Mutex(State())

    /// - Parameter report: hears a sentence for the person, on a thread of its own.
    init(_ preparation: Preparation, report: @escaping @Sendable (String) -> Void) {
        self.preparation = preparation
        self.report = report
    }

    /// Called at every change, and some times a second.
    func note(_ observation: Observation) {
        guard let timeline = observation.timeline else { return }
        state.withLock { state in
            state.frame = observation.position
            if let span = observation.span, span.kind != .transition, let entry = span.place?.entry,
                case .pose(let pose, _) = preparation.settings.routine.entries[entry]
            {
                state.position = pose.position
            }
            // Edits are not kept: the place is that of a session without them.
            let planned = state.planned ?? timeline
            state.planned = planned
            let frame =
                timeline == planned
                ? observation.position : planned.frame(matching: observation.position, of: timeline)
            let standing = Standing(
                place: observation.span?.place.map(RoutinePlace.init), frame: frame.count,
                position: state.position)
            // A session that goes on where another broke off stands there from its first moment on.
            let isMoved = observation.moved != nil || state.writer == nil
            let writer = state.writer ?? begin(timeline, standing)
            state.writer = writer
            let (finished, isNew) = state.tally.look(
                observation.span, at: observation.position, isMoved: isMoved)
            if let finished { writer.note(.work(finished)) }
            if let running = state.tally.running { writer.note(.work(running)) }
            if case .easier(sidesAreEqual: false) = observation.changed {
                note("easier", detail: "the sides are no longer equal", &state)
            }
            writer.note(.standing(standing), urgent: isNew)
        }
    }

    func note(_ command: Command) {
        // What came of it is told with what it changed.
        state.withLock { note(command.name, detail: command.detail, &$0) }
    }

    private func note(_ name: String, detail: String?, _ state: inout State) {
        let offset = Moment.now.milliseconds - began.milliseconds
        state.writer?.note(
            .command(
                CommandUsed(
                    offset: Seconds(milliseconds: max(0, offset)), frame: state.frame.count, name: name,
                    detail: detail)))
    }

    /// Why the session is not in the journal up to now, as a sentence; nil where it is.
    var notKept: String? { state.withLock { $0.writer }?.trouble?.description }

    /// Writes what is left.
    ///
    /// - Returns: why the session is not all in the journal, as a sentence; nil where it is.
    func end(_ ending: Ending) -> String? {
        let writer = state.withLock { $0.writer }
        guard let writer else { return nil }
        let outcome: SessionEnd.Outcome =
            switch ending {
            case .finished: .finished
            case .stopped: .stopped
            case .failed(let sentence): .failed(sentence)
            }
        writer.note(.end(SessionEnd(moment: .now, outcome: outcome)), urgent: true)
        return writer.close()?.description
    }

    private func begin(_ timeline: Timeline, _ standing: Standing) -> JournalWriter {
        let settings = preparation.settings
        let report = report
        return JournalWriter(
            path: preparation.directories.journal,
            start: SessionStart(
                moment: began, title: timeline.routine, source: preparation.found.source,
                contentHash: preparation.found.hash,
                voice: timeline.voice, level: timeline.level, talk: timeline.talk, breath: timeline.breath,
                pace: settings.pace, planned: timeline.frames.duration),
            standing: standing,
            report: { report("The journal is not kept: \($0)") })
    }
}
