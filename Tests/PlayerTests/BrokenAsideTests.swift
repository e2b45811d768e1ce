import Audio
import AudioOutput
import Fixtures
import Practice
import Scheduler
import Synchronization
import System
import Testing

@testable import Player

/// Lines outside the timeline, on a device that dies in the middle of them.
@Suite("An aside that breaks off") struct BrokenAsideTests {
    /// What is asked, and where.
    enum Asking: String, CaseIterable, CustomTestStringConvertible {
        case leadIn = "after a pause"
        case againInWork = "say that again, in a hold"
        case againInWords = "say that again, in words"
        case easier = "easier"

        var testDescription: String { rawValue }
    }

    /// For how long the device is away, against a breath of two seconds.
    enum Absence: CaseIterable { case moment, longerThanABreath }

    static let line = Cue(
        frame: Frames(100_000), frames: Frames(24_000), sound: .speech(.side, "Your left side."), place: place
    )
    private static let release = Cue(
        frame: Frames(660_000), frames: Frames(24_000), sound: .speech(.release, "And rest."), place: place)
    private static let place = Place(
        entry: 2, pose: "lower-back-twist", side: .left, set: 1, repetition: 1, phase: Phase.hold)
    static let work = Span(
        frame: Frames(264_000), frames: .seconds(8), kind: .work, place: place, breaths: 4)

    /// The opening, a line, a hold of four breaths, another line.
    private static let timeline = Timeline(
        routine: "test", voice: "none", level: .gentle, talk: .full,
        breath: .pattern(BreathPattern(inhale: Seconds(1), exhale: Seconds(1))),
        cues: [line] + tones + [release],
        spans: [
            Span(frame: .zero, frames: Timeline.openingFrames, kind: .opening),
            Span(
                frame: Timeline.openingFrames, frames: work.frame - Timeline.openingFrames,
                kind: .instruction,
                place: place),
            work, Span(frame: work.end, frames: .seconds(1), kind: .release, place: place),
        ])
    private static let tones = (0..<8).map { index in
        Cue(
            frame: work.frame + Frames.seconds(Int64(index)), frames: .seconds(1),
            sound: .breath(index.isMultiple(of: 2) ? .in : .out), place: place)
    }

    @Test(
        "It is said again from its start, whole, and the hold loses nothing", arguments: Asking.allCases,
        Absence.allCases)
    func saidAgain(asking: Asking, absence: Absence) async throws {
        let person = Person(asking, away: absence == .longerThanABreath ? 1.9 : 0)
        let speech = CodedSpeech()
        let tape = person.tape
        let setup = Session.Setup(
            device: .offered([{ TapeDevice(tape) }]), preroll: .milliseconds(10), clips: speech,
            prepare: { Beginning(try .playing(Self.timeline)) },
            lengths: { $0.reduce(into: [:]) { $0[$1] = .seconds(1) } })
        let outcome = try await person.hear(setup)
        let aside = try #require(person.aside)
        let goesOn = try #require(person.goesOn)
        #expect(tape.deaths.count == 1)
        #expect(outcome.counters.breaks == 1)
        #expect(outcome.ending == (asking == .easier ? .stopped : .finished))

        let segments = FrameCode.segments(of: FrameCode.runs(of: tape.heard), brokenAt: tape.deaths)
        try #require(segments.count == 2)
        func hearing(_ cue: Cue, _ segment: Int, after tape: Int = 0) -> Hearing? {
            Hearing.all(of: speech.code(of: cue), in: segments[segment]).first { $0.tape >= tape }
        }
        // Not all of it before, all of it after, in its order and its time.
        let words = aside.cues.filter { $0.sound.text != nil }
        let (first, last) = (try #require(words.first), try #require(words.last))
        let line = try #require(hearing(Self.line, 0))
        let broken = try #require(hearing(first, 0, after: line.tape + 1))
        #expect(hearing(last, 0, after: broken.tape)?.isWhole == false)
        // A second time where it was away for so long that more would have to be said.
        let agains = Hearing.all(of: speech.code(of: first), in: segments[1])
        let again = try #require(agains.last, "it was not said again")
        for cue in words {
            let heard = try #require(hearing(cue, 1, after: again.tape), "\(cue.sound)")
            #expect(heard.isWhole, "\(cue.sound)")
            #expect(heard.tape - again.tape >= Int((cue.frame - first.frame).count), "\(cue.sound)")
        }
        // What was heard of the session before the aside, and what is heard after it, leave nothing of it out.
        #expect(
            broken.tape - line.tape + Hearing.slack >= Int((goesOn - Self.line.frame - first.frame).count))
        if asking == .easier { return }
        let end = try #require(hearing(Self.release, 1))
        #expect(end.isWhole)
        let rest = (aside.frames - first.frame) + (Self.release.frame - goesOn)
        #expect(end.tape - again.tape + Hearing.slack >= Int(rest.count))
    }
}

/// Asks for an aside, and takes the device away in the middle of its last sentence.
private final class Person: Sendable {
    private struct State {
        var asked = false
        var paused = false
        var hasDied = false
        var aside: Timeline?
        var goesOn: Frames?
    }

    let tape = Tape()
    private let asking: BrokenAsideTests.Asking
    /// For how long the device stays away at least, in seconds. Whoever looks is shown when a breath has passed.
    private let away: Double
    private let state = Mutex(State())

    init(_ asking: BrokenAsideTests.Asking, away: Double) {
        self.asking = asking
        self.away = away
    }

    var aside: Timeline? { state.withLock { $0.aside } }
    var goesOn: Frames? { state.withLock { $0.goesOn } }

    func hear(_ setup: Session.Setup) async throws -> Session.Outcome {
        let loop = try PollLoop()
        let link = Mutex<Session?>(nil)
        let session = Session(setup, loop: loop) { [self] observation in
            for command in answer(observation) { link.withLock { $0 }?.send(command) }
        }
        link.withLock { $0 = session }
        // Not on a thread of the tests: they are few.
        return try await withCheckedThrowingContinuation { continuation in
            do {
                let thread = try PlainThread("session") { continuation.resume(returning: session.run()) }
                thread.detach()
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }

    private func answer(_ seen: Observation) -> [Command] {
        state.withLock { state in
            if !state.asked { return ask(seen, &state) }
            if !state.hasDied, let aside = seen.aside, let last = aside.timeline.cues.last {
                state.aside = aside.timeline
                state.goesOn = seen.position
                if aside.position > last.frame + Frames(4_800) {
                    state.hasDied = true
                    tape.die()
                }
                return []
            }
            guard state.hasDied else { return [] }
            if let since = seen.waiting?.since, MonotonicTime.now.milliseconds(since: since) >= away * 1_000 {
                tape.comeBack()
            }
            // What follows an edit is no part of this timeline.
            let isOver = asking == .easier && seen.state == .playing && seen.aside == nil
            return isOver ? [.stop] : []
        }
    }

    private func ask(_ seen: Observation, _ state: inout State) -> [Command] {
        let inWords = BrokenAsideTests.line.end
        let inWork = BrokenAsideTests.work.frame + Frames.milliseconds(2_500)
        switch asking {
        case .againInWords where seen.position > inWords:
            state.asked = true
            return [.again]
        case .againInWork where seen.position > inWork:
            state.asked = true
            return [.again]
        case .easier where seen.position > inWork:
            state.asked = true
            return [.easier]
        case .leadIn where state.paused || seen.position > inWork:
            if !state.paused {
                state.paused = true
                return [.pause]
            }
            // Made ready when it has stood still for longer than a breath.
            guard seen.state == .paused, seen.aside != nil else { return [] }
            state.asked = true
            return [.resume]
        default: return []
        }
    }
}
