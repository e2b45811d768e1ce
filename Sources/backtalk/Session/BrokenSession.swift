import Foundation
import Journal
import Practice
import Scheduler

/// The last session, where it was not played to its end: what `play --resume` goes on with.
struct BrokenSession: Sendable {
    let record: SessionRecord

    /// - Throws: a `Complaint` where there is none, or where it was another routine than the one asked for; `JournalError`.
    init(in directories: Directories, asked request: SessionRequest) throws {
        guard FileManager.default.fileExists(atPath: directories.journal) else { throw Self.nothing("yet") }
        let journal = try Journal(path: directories.journal)
        guard let last = try journal.lastSession() else { throw Self.nothing("yet") }
        guard let broken = try journal.lastUnfinished() else {
            throw Complaint(
                "the last session was played to its end; leave out '--resume' to begin another", .failed)
        }
        guard request.from == nil else {
            throw Complaint("'--resume' goes on where the last session broke off; leave out '--from'")
        }
        record = broken
        if let routine = request.routine,
            try RoutineShelf(directories: directories).source(of: routine) != last.start.source
        {
            var other = "another one"
            if case .typed(let name) = routine { other = "'\(name)'" }
            throw Complaint(
                "the session that broke off was '\(last.start.title)', not \(other); leave out the routine, or '--resume'"
            )
        }
    }

    private static func nothing(_ when: String) -> Complaint {
        Complaint(
            "no session has been played \(when), so there is none to go on with; leave out '--resume'",
            .failed)
    }

    /// What finds the routine again.
    var routine: SessionRequest.RoutineChoice {
        switch record.start.source {
        case .builtIn(let id): .typed(id)
        case .file(let path): .typed(path)
        }
    }

    /// What it was played with.
    var preferences: Preferences {
        let start = record.start
        return Preferences(
            voice: VoiceName(start.voice).map(VoiceChoice.named), level: start.level, talk: start.talk,
            breath: start.breath, pace: start.pace)
    }

    /// Where it goes on, and a sentence that says so; a nil frame is the start of the routine.
    func place(in arrangement: Arrangement, _ preparation: Preparation) throws -> (
        frame: Frames?, sentence: String
    ) {
        let timeline = arrangement.timeline
        guard let standing = record.standing, let place = standing.place else {
            return record.work.isEmpty
                ? (nil, "It broke off before the first pose: from the start.")
                : (timeline.spans.last?.frame, "Going on with the closing.")
        }
        if preparation.found.hash != record.start.contentHash { return changed(place, timeline) }
        guard let frame = frame(standing, place, timeline) else { return changed(place, timeline) }
        return (frame, "Going on with \(name(place)), at \(frame.minutesAndSeconds).")
    }

    private func name(_ place: RoutinePlace) -> String {
        [place.pose ?? "your own words", place.side?.rawValue].compactMap(\.self).joined(separator: ", ")
    }

    /// The file is another one now: the pose of that name that is nearest to where it was.
    private func changed(_ place: RoutinePlace, _ timeline: Timeline) -> (frame: Frames?, sentence: String) {
        let starts = timeline.poseStarts.filter { $0.pose == place.pose }
        guard let start = starts.min(by: { abs($0.entry - place.entry) < abs($1.entry - place.entry) }) else {
            return (
                nil, "The routine has changed since, and \(name(place)) is no longer in it: from the start."
            )
        }
        return (start.words, "The routine has changed since: going on from the words of \(start.pose).")
    }

    /// Where the timeline is the one that was played, its frame; otherwise as far into the work as had been done.
    private func frame(_ standing: Standing, _ place: RoutinePlace, _ timeline: Timeline) -> Frames? {
        let frame = Frames(standing.frame)
        if timeline.frames.duration == record.start.planned, let there = timeline.span(at: frame)?.place,
            // After a repetition that was added comes what follows the pose.
            (place.entry...place.entry + 1).contains(there.entry)
        {
            return frame
        }
        guard let span = timeline.spans.first(where: { $0.place.map(RoutinePlace.init) == place }) else {
            return nil
        }
        let done = record.work.last { $0.place == place }?.done ?? .zero
        return min(span.frame + Frames(done), span.end - Frames(1))
    }
}
