import Audio
import AudioOutput
import Fixtures
import Foundation
import Player
import Scheduler
import System
import Testing

@Suite(
    "Heard through a sound server",
    .enabled(if: NullSink.isInstalled, "pulseaudio and parec are not installed"))
struct NullSinkTests {
    @Test(
        "Every cue is heard at its frame, to the sample, and through pauses none is lost",
        arguments: [false, true])
    func exact(pausing: Bool) async throws {
        let sink = try NullSink()
        let environment = sink.environment
        let clicks: [Int64] = [96_000, 100_801, 111_111, 130_007, 144_000]
        let samples = try await sink.record {
            // In a process of its own: where the server is stands in the environment.
            await #expect(processExitsWith: .success) {
                [
                    environment = environment as [String: String], clicks = clicks as [Int64],
                    pausing = pausing as Bool
                ] in
                for (name, value) in environment { setenv(name, value, 1) }
                let timeline = Timeline.clicks(clicks, end: 160_000)
                let loop = try PollLoop()
                let setup = Session.Setup(
                    device: .named(.pulse), preroll: .milliseconds(100), clips: ClickSource(),
                    prepare: { Beginning(try .playing(timeline)) }, lengths: { _ in [:] })
                let session = Session(setup, loop: loop)
                if pausing {
                    let thread = try PlainThread("pauses") {
                        for _ in 0..<3 {
                            usleep(650_000)
                            session.send(.pause)
                            usleep(100_000)
                            session.send(.resume)
                        }
                    }
                    thread.detach()
                }
                let outcome = session.run()
                #expect(outcome.ending == .finished)
                #expect(outcome.position == timeline.frames)
                #expect(outcome.counters.leftOut.isEmpty)
            }
        }
        // The chime is quieter than a click.
        let heard = onsets(in: samples, after: 240, threshold: 15_000)
        #expect(heard.count == clicks.count)
        let first = heard.first ?? 0
        let planned = clicks.map { Int($0 - clicks[0]) }
        if pausing {
            // A pause moves what follows it, and may cost a few milliseconds of silence; never a cue.
            for (heard, planned) in zip(heard, planned) { #expect(heard - first >= planned - 480) }
        } else {
            #expect(heard.map { $0 - first } == planned)
        }
    }

    @Test("A server that crashes and is started again is heard again within a second, by itself")
    func restart()
        async throws
    {
        let sink = try NullSink()
        let environment = sink.environment
        let crash = Thread {
            usleep(1_500_000)
            sink.crash()
            usleep(500_000)
            do { try sink.startAgain() } catch { Issue.record(error) }
        }
        crash.start()
        await #expect(processExitsWith: .success) { [environment = environment as [String: String]] in
            for (name, value) in environment { setenv(name, value, 1) }
            let timeline = Timeline.clicks([96_000, 130_000, 190_000], end: 200_000)
            let audience = Audience()
            let setup = Session.Setup(
                device: .named(.pulse), preroll: .milliseconds(100), clips: ClickSource(),
                prepare: { Beginning(try .playing(timeline)) }, lengths: { _ in [:] })
            let session = Session(setup, loop: try PollLoop(), observe: { audience.watch($0) })
            let outcome = session.run()
            #expect(outcome.ending == .finished)
            #expect(outcome.position == timeline.frames)
            // It may have crashed before or after it was first opened by a slow machine.
            #expect(outcome.counters.breaks == 1)
            #expect(audience.begun.contains(timeline.cues))
        }
    }
}
