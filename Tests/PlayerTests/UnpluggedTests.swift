import Audio
import AudioOutput
import Fixtures
import Foundation
import Player
import Scheduler
import System
import Testing

/// Headphones that vanish, and a sound server that would go on with the loudspeakers.
@Suite(
    "Headphones that are taken away",
    .enabled(if: NullSink.isInstalled, "pulseaudio and parec are not installed"))
struct UnpluggedTests {
    /// Ten clicks a second.
    static let clicks = (0..<60).map { 48_000 + 4_800 * Int64($0) }

    @Test("The session pauses where it was, and goes on elsewhere only when it is asked to")
    func vanished() async throws {
        let server = try NullSink(sinks: ["headphones", "speakers"])
        let speakers = try server.listen(to: "speakers")
        let pull = Thread {
            usleep(3_000_000)
            do { try server.remove("headphones") } catch { Issue.record(error) }
        }
        pull.start()
        await #expect(processExitsWith: .success) { [environment = server.environment as [String: String]] in
            for (name, value) in environment { setenv(name, value, 1) }
            let audience = Audience()
            let timeline = Timeline.clicks(UnpluggedTests.clicks, end: 384_000)
            let session = try UnpluggedTests.session(timeline) { session, observation in
                audience.watch(observation)
                guard observation.moved?.reason == .unplugged else { return }
                UnpluggedTests.resume(session)
            }
            let outcome = session.run()
            #expect(outcome.ending == .finished && outcome.position == timeline.frames)
            let paused = audience.observations.filter { $0.interruption == .unplugged }
            #expect(!paused.isEmpty && paused.allSatisfy { $0.state == .paused })
            #expect(Set(paused.map(\.position)).count == 1)
            #expect(audience.observations.count { $0.moved != nil } == 1)
            #expect(outcome.counters.breaks == 0)
        }
        let tape = speakers.end().samples
        let heard = onsets(in: tape, after: 240, threshold: 15_000)
        // A second is silent: what was heard before it slipped through.
        let pause = heard.indices.dropFirst().first { heard[$0] - heard[$0 - 1] > 40_000 }
        let slipped = pause ?? 0
        #expect(slipped <= 1)
        #expect(heard.count - slipped >= 10)
    }

    @Test("Another sink that a person chooses is none of our business") func chosen() async throws {
        let server = try NullSink(sinks: ["headphones", "speakers"])
        let speakers = try server.listen(to: "speakers")
        let choose = Thread {
            usleep(3_000_000)
            do { try server.move(to: "speakers") } catch { Issue.record(error) }
        }
        choose.start()
        await #expect(processExitsWith: .success) { [environment = server.environment as [String: String]] in
            for (name, value) in environment { setenv(name, value, 1) }
            let audience = Audience()
            let timeline = Timeline.clicks(UnpluggedTests.clicks, end: 384_000)
            let outcome = try UnpluggedTests.session(timeline) { audience.watch($1) }.run()
            #expect(outcome.ending == .finished)
            #expect(audience.observations.allSatisfy { $0.interruption == nil && $0.moved == nil })
        }
        #expect(onsets(in: speakers.end().samples, after: 240, threshold: 15_000).count >= 10)
    }

    /// A second after it was paused.
    static func resume(_ session: Session) {
        Thread.detachNewThread {
            usleep(1_000_000)
            session.send(.resume)
        }
    }

    static func session(
        _ timeline: Timeline, observe: @escaping @Sendable (Session, Observation) -> Void
    ) throws -> Session {
        let setup = Session.Setup(
            device: .named(.pulse), preroll: .milliseconds(100), clips: ClickSource(),
            prepare: { Beginning(try .playing(timeline)) }, lengths: { _ in [:] })
        let own = Own()
        let session = Session(setup, loop: try PollLoop()) { observation in
            if let session = own.session { observe(session, observation) }
        }
        own.session = session
        return session
    }

    /// Lets what is told of a session reach for it; set before it runs.
    private final class Own: @unchecked Sendable {
        weak var session: Session?
    }
}
