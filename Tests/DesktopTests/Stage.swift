import AudioOutput
import Fixtures
import Foundation
import Practice
import Scheduler
import Synchronization
import System

@testable import Desktop
@testable import Player

/// Backtalk on a private bus, with a loop of its own and a session that is only told of.
final class Stage: Sendable {
    let bus: PrivateBus
    let loop: PollLoop
    let presence: Presence
    private let asked = Mutex<[Command]>([])
    private let isOver = Atomic(false)

    init(
        _ role: Presence.Role = .daemon, on bus: PrivateBus? = nil, system: PrivateBus? = nil,
        microphones: Microphones = Microphones(),
        controls: Controls = Controls()
    ) throws {
        self.bus = try bus ?? PrivateBus()
        let loop = try PollLoop()
        self.loop = loop
        presence = Presence(
            role, on: loop, address: .at(self.bus.address), system: .at((system ?? self.bus).address),
            microphones: microphones, controls: controls)
        Thread.detachNewThread { [self] in
            loop.run(until: { self.isOver.load(ordering: .relaxed) })
        }
        onLoop { $0.start() }
    }

    func end() {
        onLoop {
            // The session's orders hold this stage, and with it the bus.
            $0.end()
            $0.leave()
        }
        isOver.store(true, ordering: .relaxed)
        loop.post {}
    }

    /// On the loop, and back when it is done.
    func onLoop(_ body: @escaping @Sendable (Presence) -> Void) {
        let done = DispatchSemaphore(value: 0)
        loop.post { [presence] in
            body(presence)
            done.signal()
        }
        done.wait()
    }

    /// A session begins, and its first observation is there.
    func begin(_ observation: Observation? = Stage.observation(at: .zero)) {
        onLoop { [self] presence in
            presence.begin(Titles { ["Child's pose", "Knee to chest", nil][$0] }) { command in
                self.asked.withLock { $0.append(command) }
            }
            if let observation { presence.show(observation) }
        }
    }

    func show(_ observation: Observation) { onLoop { $0.show(observation) } }

    /// What was asked of the session since the last look.
    func take() -> [Command] {
        onLoop { _ in }
        return asked.withLock { asked in
            defer { asked = [] }
            return asked
        }
    }

    /// Returns when our names are there.
    func caller() throws -> BusCaller {
        let caller = try BusCaller(.at(bus.address))
        try Patience.wait("our names do not come") {
            try ["org.mpris.MediaPlayer2.backtalk", "org.backtalk.Backtalk1"].allSatisfy { name in
                try caller.call(.bus("NameHasOwner"), [.string(name)]).first?.truth == true
            }
        }
        return caller
    }

    // MARK: - A session of two poses

    /// Opening 0–4 s, child's pose 4–24 s, knee to chest 24–84 s, closing 84–90 s.
    static let timeline: Timeline = {
        func span(_ start: Int64, _ end: Int64, _ kind: Span.Kind, _ place: Place? = nil) -> Span {
            Span(frame: .seconds(start), frames: .seconds(end - start), kind: kind, place: place)
        }
        let child = Place(entry: 0, pose: "childs-pose")
        let knee = Place(entry: 1, pose: "knee-to-chest", side: .left, set: 1, repetition: 1, phase: "hold")
        return Timeline(
            routine: "two-poses", voice: "en-us", level: .gentle, talk: .full, breath: .pattern(.even),
            cues: [
                Cue(frame: .zero, frames: .seconds(4), sound: .chime(.open)),
                Cue(
                    frame: .seconds(5), frames: .seconds(2), sound: .speech(.name, "Child's pose."),
                    place: child),
            ],
            spans: [
                span(0, 4, .opening), span(4, 8, .instruction, child), span(8, 24, .work, child),
                span(24, 30, .transition, knee), span(30, 84, .work, knee), span(84, 90, .closing),
            ])
    }()

    static func observation(
        at position: Frames, _ state: Observation.State = .playing, volume: Volume = .full,
        moved: Observation.Move? = nil
    ) -> Observation {
        let isHolding = true  // so that time does not pass in a test
        return Observation(
            state: state, isHolding: isHolding, position: position, timeline: timeline,
            span: timeline.span(at: position), begun: [], volume: volume, aside: nil, moved: moved,
            changed: nil, waiting: nil, counters: Observation.Counters(), output: nil, refusal: nil)
    }
}
