import Audio
import AudioOutput
import Player
import Scheduler
import Synchronization
import System
import Testing

/// Music that has to be measured before it is heard.
@Suite struct BedStartTests {
    /// A bed that has nothing before it is let go, and notes whether anything was heard by then.
    private final class Measured: BedSource {
        private let gate: EventSignal
        private let tape: Tape
        private let found: Found

        init(_ gate: EventSignal, _ tape: Tape, _ found: Found) {
            (self.gate, self.tape, self.found) = (gate, tape, found)
        }

        func fill(_ block: UnsafeMutableBufferPointer<Int16>, number: Int) -> Bool {
            _ = SystemClock().wait(for: gate, until: nil)
            if number == 0 { found.wasSilent.withLock { $0 = tape.heard.isEmpty } }
            block.update(repeating: 1_000)
            return true
        }
    }

    private final class Found: Sendable {
        let wasSilent = Mutex<Bool?>(nil)
    }

    private let tape = Tape()
    private let found = Found()

    private func play(
        _ gate: EventSignal, patience: Frames, prepare: @escaping @Sendable () -> Void = {},
        observe: @escaping @Sendable (Observation) -> Void = { _ in }
    ) throws -> Session.Outcome {
        var setup = Session.Setup(
            device: .offered([{ [tape] in TapeDevice(tape) }]), preroll: .milliseconds(10),
            clips: ClickSource(), setting: SoundSetting(bed: Bed(source: Measured(gate, tape, found))),
            prepare: {
                prepare()
                return Beginning(try .playing(.clicks([], end: 120_000)))
            }, lengths: { _ in [:] })
        setup.patience = patience
        return Session(setup, loop: try PollLoop(), observe: observe).run()
    }

    @Test func `The first sound waits for its bed`() throws {
        let gate = try EventSignal()
        // The bed is let go when the session has long begun to be prepared.
        let outcome = try play(gate, patience: .seconds(600), prepare: { gate.set() })
        #expect(outcome.ending == .finished)
        #expect(found.wasSilent.withLock { $0 } == true)
    }

    @Test func `A bed that takes longer keeps nobody waiting`() throws {
        let gate = try EventSignal()
        let outcome = try play(
            gate, patience: .zero, observe: { if $0.position > Frames(20_000) { gate.set() } })
        #expect(outcome.ending == .finished)
        #expect(found.wasSilent.withLock { $0 } == false)
    }
}
