import Audio
import AudioOutput
import Documents
import Fixtures
import Player
import Scheduler
import Synchronization
import System
import Testing

@Suite("A session") struct SessionTests {
    private let audience = Audience()
    private let tape = Tape()

    private func setup(
        _ timeline: Timeline, source: ClickSource = ClickSource(), breaksAfter: Int? = nil,
        hang: TapeDevice.Hang? = nil
    ) -> Session.Setup {
        Session.Setup(
            device: .offered([{ [tape] in TapeDevice(tape, breaksAfter: breaksAfter, hang: hang) }]),
            preroll: .milliseconds(10), clips: source, prepare: { Beginning(try .playing(timeline)) },
            lengths: { _ in [:] })
    }

    private func play(
        _ setup: Session.Setup, then react: @escaping @Sendable (Observation) -> Command? = { _ in nil }
    ) throws -> Session.Outcome {
        let loop = try PollLoop()
        let link = Mutex<Session?>(nil)
        let session = Session(setup, loop: loop) { [audience] observation in
            audience.watch(observation)
            if let command = react(observation) { link.withLock { $0 }?.send(command) }
        }
        link.withLock { $0 = session }
        return session.run()
    }

    private let short = Timeline.clicks([96_000, 100_001, 120_007], end: 130_000)

    @Test("Plays to the end: every cue and span is told, once and in order, and every frame is given")
    func plays() throws {
        let outcome = try play(setup(short))
        #expect(outcome.ending == .finished)
        #expect(outcome.position == short.frames)
        #expect(outcome.counters.holds == 0)
        #expect(audience.begun == short.cues)
        let spans = audience.observations.compactMap(\.span?.kind)
        #expect(spans.first == .opening && spans.contains(.instruction))
        #expect(audience.observations.last?.state == .ended)
        let positions = audience.observations.map(\.position)
        #expect(positions == positions.sorted())
        // Told when it is heard, not when it is written half a second before.
        for observation in audience.observations {
            for cue in observation.begun { #expect(cue.frame <= observation.position) }
        }
        let heard = tape.heard
        let clicks = short.cues.dropFirst().map { Int($0.frame.count) + 480 }
        for click in clicks {
            #expect(heard[2 * click] == 20_000 && heard[2 * click + 2] == -20_000)
            #expect(heard[2 * click - 200] == 0)
        }
    }

    @Test("A timeline that comes late is waited for, counted, and nothing of it is missing") func late()
        throws
    {
        let gate = try EventSignal()
        var setup = setup(short)
        setup.prepare = { [short] in
            _ = SystemClock().wait(for: gate, until: nil)
            return Beginning(try .playing(short))
        }
        let outcome = try play(setup) { observation in
            if observation.isHolding { gate.set() }
            return nil
        }
        #expect(outcome.ending == .finished)
        #expect(outcome.position == short.frames)
        #expect(outcome.counters.holds == 1)
        #expect(outcome.counters.held > .zero)
        #expect(audience.observations.first?.state == .starting)
        #expect(audience.begun == short.cues)
    }

    @Test("A preparation that fails ends the session with its sentence") func unprepared() throws {
        struct Mistake: Error, CustomStringConvertible {
            var description: String { "line 3: \"hodl\" is no key here." }
        }
        var setup = setup(short)
        setup.prepare = { throw Mistake() }
        let outcome = try play(setup)
        #expect(outcome.ending == .failed("line 3: \"hodl\" is no key here."))
    }

    @Test("A cue whose sound cannot be made is left out, named, and the session goes on") func leftOut()
        throws
    {
        let outcome = try play(setup(short, source: ClickSource(refused: ["click 1"])))
        #expect(outcome.ending == .finished)
        #expect(outcome.counters.leftOut == [LeftOut(cue: short.cues[2], reason: "no voice")])
        #expect(outcome.counters.holds == 0)
        #expect(audience.begun == short.cues)
    }

    @Test("Pausing stands still, going on loses nothing") func pauses() throws {
        let steps = Mutex(0)
        let outcome = try play(setup(short)) { observation in
            steps.withLock { step -> Command? in
                if step == 0, observation.state == .playing, observation.position > Frames(10_000) {
                    step = 1
                    return .toggle
                }
                if step == 1, observation.state == .paused {
                    step = 2
                    return .toggle
                }
                return nil
            }
        }
        #expect(outcome.ending == .finished)
        #expect(steps.withLock { $0 } == 2)
        #expect(audience.begun == short.cues)
        let heard = tape.heard
        for cue in short.cues.dropFirst() { #expect(heard[2 * (Int(cue.frame.count) + 480)] == 20_000) }
    }

    @Test("A stop ends it, and says that it was stopped", arguments: [Command.stop, .interrupt])
    func stops(command: Command) throws {
        let outcome = try play(setup(short)) { $0.state == .playing ? command : nil }
        // An interrupt at every observation is a second one at the second.
        #expect(outcome.ending == .stopped)
        #expect(outcome.position < short.frames)
    }

    @Test("A device that breaks is opened again, and nothing of the session is missing") func breaks() throws
    {
        let outcome = try play(setup(short, breaksAfter: 30_000))
        #expect(outcome.ending == .finished)
        #expect(outcome.position == short.frames)
        #expect(outcome.counters.breaks == 1)
        let seen = audience.observations
        #expect(seen.compactMap(\.waiting?.reason).contains(OutputError(.lost, device: "tape")))
        // The chime was sounding: it is heard again, whole.
        #expect(seen.compactMap(\.moved) == [Observation.Move(to: .zero, reason: .deviceLost)])
        #expect(audience.begun.suffix(short.cues.count) == short.cues)
    }

    @Test("The volume is turned in steps, and stays within its range") func volume() throws {
        var setup = setup(short)
        setup.volume = Volume(decibels: -58)
        let steps = Mutex(0)
        let outcome = try play(setup) { _ in
            steps.withLock { step in
                step += 1
                return step <= 3 ? .quieter : nil
            }
        }
        #expect(outcome.ending == .finished)
        #expect(audience.observations.last?.volume == Volume(decibels: -60))
        #expect(tape.heard.allSatisfy { $0.magnitude <= 26 })
    }

    @Test("A device that hangs does not keep the second Ctrl-C waiting") func hangs() throws {
        let start = MonotonicTime.now
        let outcome = try play(setup(short, hang: .waiting)) { $0.state == .ended ? nil : .interrupt }
        #expect(outcome.ending == .stopped)
        #expect(MonotonicTime.now.milliseconds(since: start) < 30_000)
    }

    @Test("A device that hangs keeps nobody who wants it to end", arguments: TapeDevice.Hang.allCases)
    func stopsOne(hang: TapeDevice.Hang) throws {
        let start = MonotonicTime.now
        let outcome = try play(setup(short, hang: hang)) { $0.state == .playing ? .stop : nil }
        #expect(outcome.ending == .stopped)
        #expect(MonotonicTime.now.milliseconds(since: start) < 30_000)
    }

    @Test("Without a sound card the standard device is silence, and it is said") func silent() throws {
        var setup = setup(short)
        setup.device = .offered([{ ALSADevice(.missing) }, { SilentDevice() }])
        let outcome = try play(setup)
        #expect(outcome.ending == .finished)
        let last = try #require(audience.observations.last)
        #expect(last.refusal == OutputError(.noDevice, device: "backtalk-no-such-device"))
        #expect(last.output?.isAudible == false)
    }

    @Test("A device that was named and is not there is an error") func named() throws {
        var setup = setup(short)
        setup.device = .named(.missing)
        let expected = OutputError(.noDevice, device: "backtalk-no-such-device")
        #expect(try play(setup).ending == .failed(expected.description))
    }
}
