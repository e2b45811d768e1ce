import Desktop
import Fixtures
import Foundation
import Player
import Practice
import Scheduler
import Synchronization
import System
import Testing

@testable import backtalk

/// A session in the middle of which somebody calls.
@Suite struct CallTests {
    private final class Audience: Sendable {
        let last = Mutex<Observation?>(nil)
    }

    @Test func `a microphone that comes into use pauses the session, and only the person has it go on`()
        throws
    {
        let workshop = try Workshop()
        let environment = workshop.environment
        let status = workshop("asound/card0/pcm0c/sub0/status")
        try workshop.write("closed\n", to: status)
        let loop = try PollLoop()
        let bus = BusAddress.at("unix:path=\(workshop("no-bus"))")
        let presence = Presence(
            .daemon, on: loop, address: bus, system: bus,
            microphones: Microphones(folder: workshop("asound")))
        let audience = Audience()
        let prepared = try PreparedSession(
            SessionRequest(
                routine: .typed("floor-four"), preferences: Preferences(talk: .silent), device: "null",
                preroll: 0),
            directories: Directories { environment[$0] })
        let playback = Playback(
            prepared, on: loop, presence: presence,
            observe: { observation in audience.last.withLock { $0 = observation } }, report: { _ in })
        loop.post { presence.start() }
        let isOver = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            _ = playback.run()
            isOver.signal()
        }
        func wait(_ failure: String, until isTrue: (Observation) -> Bool) throws {
            try Patience.wait(failure) { audience.last.withLock { $0.map(isTrue) } == true }
        }
        try wait("it does not play") { $0.state == .playing && $0.position > .zero }
        for _ in 0..<2 {
            try workshop.write("state: RUNNING\nowner_pid   : 1\n", to: status)
            try wait("it plays on in a call") { $0.state == .paused }
            let position = try #require(audience.last.withLock { $0?.position })
            try workshop.write("closed\n", to: status)
            // It was paused for good: nothing looks at microphones any more until the device is let go of.
            try wait("the device is kept") { !$0.holdsDevice }
            let last = try #require(audience.last.withLock { $0 })
            // Where exactly it fell silent is known a moment later; going on will lead back to a whole breath.
            #expect(last.state == .paused && last.position < position + .seconds(1))
            playback.send(.resume)
            try wait("it does not go on") { $0.state == .playing }
        }
        playback.send(.stop)
        isOver.wait()
    }
}
