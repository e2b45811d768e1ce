import Practice
import Scheduler
import Testing
import Voice

@testable import Player
@testable import backtalk

/// What the journal keeps of a session, and where that leads the next one.
@Suite struct ScribeTests {
    private let workshop: Workshop
    private let directories: Directories
    private let preparation: Preparation
    private let arrangement: Arrangement

    init() throws {
        workshop = try Workshop()
        let environment = workshop.environment
        directories = Directories { environment[$0] }
        preparation = try Preparation(
            SessionRequest(routine: .typed("easing-five")), directories: directories)
        let score = Score(
            routine: preparation.settings.routine,
            wording: try VoiceShelf(directories: directories).wording(VoiceChoice(typed: "en-us")))
        let lengths = (score.lines() + score.asides()).reduce(into: [:]) { $0[$1] = Score.estimate($1) }
        arrangement = try Arrangement(score, lengths)
    }

    private func observation(_ timeline: Timeline, at position: Frames) -> Observation {
        Observation(
            state: .playing, isHolding: false, position: position, timeline: timeline,
            span: timeline.span(at: position), begun: [], volume: .full, moved: nil, waiting: nil,
            counters: Observation.Counters(), output: nil, refusal: nil)
    }

    /// Where a session goes on that was stopped at `position` of `edited`.
    private func resumption(from position: Frames, of edited: Timeline) throws -> Frames? {
        let scribe = SessionScribe(preparation) { Issue.record("\($0)") }
        scribe.note(observation(arrangement.timeline, at: .seconds(1)))
        scribe.note(.request(.longer))
        scribe.note(observation(edited, at: position))
        #expect(scribe.end(.stopped) == nil)
        let broken = try BrokenSession(in: directories, asked: SessionRequest())
        return try broken.place(in: arrangement, preparation).frame
    }

    @Test func `after an edit a session goes on where it was, as far into the same part of the same pose`()
        throws
    {
        let planned = arrangement.timeline
        let work = try #require(planned.spans.first { $0.kind == .work })
        for edit in [
            arrangement.longer(at: work.frame + .seconds(1)),
            arrangement.easier(at: work.frame + .seconds(1)),
        ] {
            let edited = edit.arrangement.timeline
            let spans = edited.spans.filter { $0.place != nil }
            for index in stride(from: 0, to: spans.count, by: 5) {
                let span = spans[index]
                let into = Frames(span.frames.count / 2)
                let same = try #require(planned.span(like: span))
                let frame = try resumption(from: span.frame + into, of: edited)
                #expect(frame == same.frame + min(into, same.frames))
            }
        }
    }
}
