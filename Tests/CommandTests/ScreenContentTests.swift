import Practice
import Scheduler
import Testing
import Voice

@testable import Player
@testable import backtalk

/// What the screen says at each moment of a session.
@Suite struct ScreenContentTests {
    private static let now = ClockTime(seconds: 1_000_000)

    private func timeline(_ routine: String) throws -> Timeline {
        let routine = try #require(try Catalog.routine(routine))
        let wording = try VoiceShelf(directories: Directories()).wording(VoiceChoice(typed: "en-us"))
        let score = Score(routine: routine, wording: wording)
        return try score.compile(score.lines().reduce(into: [:]) { $0[$1] = Score.estimate($1) })
    }

    private func content(
        _ timeline: Timeline?, at position: Frames, state: Observation.State = .playing,
        before: ScreenContent = ScreenContent(), change: (inout Observation) -> Void = { _ in }
    ) -> ScreenContent {
        var observation = Observation(
            state: state, isHolding: false, position: position, timeline: timeline,
            span: timeline?.span(at: position), begun: [], volume: .full, moved: nil,
            waiting: nil, counters: Observation.Counters(), output: nil, refusal: nil)
        change(&observation)
        var content = before
        content.take(observation, name: { _ in nil }, now: Self.now)
        return content
    }

    @Test(arguments: Catalog.routineIDs)
    func `at every moment of every routine bars lie in their range and tell what is left`(id: String) throws {
        let timeline = try timeline(id)
        var position = Frames(-4_800)
        while position <= timeline.frames + Frames(4_800) {
            let content = content(timeline, at: position)
            let session = try #require(content.session)
            #expect((0...1).contains(session.fraction))
            if let work = content.work { #expect((0...1).contains(work.fraction)) }
            if let breath = content.breath { #expect((0...1).contains(breath.fullness)) }
            if let span = timeline.span(at: position) {
                #expect(content.pose != nil)
                #expect(span.kind != .work || content.work != nil)
                #expect(
                    span.kind != .work || span.breaths == 0 || content.breath != nil
                        || hasRest(span, position))
            }
            position += Frames(12_347)
        }
    }

    /// What is left after the last whole breath carries no tone.
    private func hasRest(_ span: Span, _ position: Frames) -> Bool {
        let breath = span.breath.map { Frames($0.length) } ?? Frames(BreathPattern.even.length)
        return position >= span.frame + breath * span.breaths
    }

    @Test func `the breath rises with the tone in, and falls with the tone out`() throws {
        let timeline = try timeline("easing-five")
        for cue in timeline.cues {
            guard case .breath(let role) = cue.sound else { continue }
            let parts = (0..<5).map { cue.frame + Frames(cue.frames.count * $0 / 5) }
            let moments = parts.compactMap { BreathMoment(in: timeline, at: $0) }
            #expect(moments.allSatisfy { $0.role == role })
            let levels = moments.map(\.fullness)
            #expect(levels == (role == .in ? levels.sorted() : levels.sorted(by: >)))
            #expect(abs((levels.first ?? 9) - (role == .in ? 0 : 1)) < 0.01)
        }
    }

    @Test func `a retained breath stays full, and a breath let out stays empty`() {
        func cue(_ second: Int64, _ role: BreathRole) -> Cue {
            Cue(frame: .seconds(second), frames: .seconds(4), sound: .breath(role))
        }
        let timeline = Timeline(
            routine: "x", voice: "x", level: .gentle, talk: .full, breath: .off,
            cues: [cue(0, .in), cue(4, .hold), cue(8, .out), cue(12, .hold)],
            spans: [Span(frame: .zero, frames: .seconds(20), kind: .work)])
        #expect(BreathMoment(in: timeline, at: .seconds(5))?.fullness == 1)
        #expect(BreathMoment(in: timeline, at: .seconds(13))?.fullness == 0)
        #expect(BreathMoment(in: timeline, at: .seconds(17)) == nil)
    }

    @Test func `a stretch counts all repetitions of a side, and both sides where they alternate`() throws {
        let rolls = try timeline("rolls-and-heels")
        let roll = try #require(rolls.spans.first { $0.place?.pose == "knee-rolls" && $0.kind == .work })
        let stretch = try #require(WorkStretch(in: rolls, at: roll.frame))
        let all = rolls.spans.filter { $0.kind == .work && $0.place?.entry == roll.place?.entry }
        #expect(stretch.repetitions > 1 && all.count == 2 * stretch.repetitions)
        #expect(stretch.whole == all.reduce(.zero) { $0 + $1.frames } && stretch.done == .zero)
        let twist = try timeline("easing-five")
        let side = try #require(
            twist.spans.first {
                $0.place?.pose == "lower-back-twist" && $0.place?.side == .right && $0.kind == .work
            })
        #expect(WorkStretch(in: twist, at: side.frame)?.whole == side.frames)
    }

    @Test func `the pose after this one is told, and none after the last`() throws {
        let timeline = try timeline("easing-five")
        let poses = ["childs-pose", "cat-cow", "lower-back-twist", "knees-to-chest", "pelvic-tilt"]
        #expect(content(timeline, at: .zero).next == poses[0])
        for (index, pose) in poses.enumerated() {
            let next = index + 1 < poses.count ? poses[index + 1] : nil
            let span = try #require(timeline.spans.first { $0.place?.pose == pose && $0.kind == .work })
            #expect(content(timeline, at: span.frame).next == next)
        }
    }

    @Test func `the end stays while the session plays, and moves while it is paused`() throws {
        let timeline = try timeline("easing-five")
        let first = content(timeline, at: .seconds(100))
        var later = Observation(
            state: .playing, isHolding: false, position: .seconds(160), timeline: timeline, span: nil,
            begun: [],
            volume: .full, moved: nil, waiting: nil, counters: Observation.Counters(),
            output: nil, refusal: nil)
        var playing = first
        playing.take(later, name: { _ in nil }, now: Self.now.advanced(seconds: 60))
        #expect(playing.endMoment == first.endMoment)
        later.position = .seconds(100)
        later.state = .paused
        var paused = first
        paused.take(later, name: { _ in nil }, now: Self.now.advanced(seconds: 60))
        #expect(paused.endMoment == first.endMoment?.advanced(seconds: 60))
        #expect(paused.state == ["Paused. Space goes on."])
    }

    @Test func `between two cues nothing but bars moves, and while paused nothing does`() throws {
        let timeline = try timeline("easing-five")
        let hold = try #require(timeline.spans.first { $0.kind == .work })
        let first = content(timeline, at: hold.frame + .seconds(6))
        let second = content(timeline, at: hold.frame + .seconds(7), before: first)
        #expect(first != second && first.work?.fraction != second.work?.fraction)
        let paused = content(timeline, at: .seconds(100), state: .paused)
        #expect(content(timeline, at: .seconds(100), state: .paused, before: paused) == paused)
    }

    @Test func `why it waits is told with what to do`() {
        let away = content(nil, at: .zero, state: .waiting) {
            $0.waiting = Observation.Waiting(
                since: .init(nanoseconds: 0), reason: .init(.noServer, device: "default"))
        }
        #expect(away.state.count == 2)
        #expect(away.state[1].contains("start PipeWire or PulseAudio"))
        let held = content(nil, at: .zero) { $0.isHolding = true }
        #expect(held.state == ["Waiting for the voice."])
        let quiet = content(nil, at: .zero) { $0.volume = Volume(decibels: -4) }
        #expect(quiet.state == ["Volume −4 dB."])
    }
}
