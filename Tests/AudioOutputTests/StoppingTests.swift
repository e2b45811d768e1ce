import Audio
import Scheduler
import System
import Testing

@testable import AudioOutput

/// A low, steady tone: a click in it is a step larger than any of its own.
struct ToneSource: ClipSource {
    static let largestStep = 330

    func clip(for cue: Cue) throws -> Clip {
        // A triangle of 97 Hz and a third of full scale, so its own step is 44 000 · 97 / 48 000 · … at most 90.
        Clip(count: Int(cue.frames.count)) { samples in
            for index in samples.indices {
                let phase = index % 494
                samples[index] = Int16((phase < 247 ? phase : 494 - phase) * 88 - 10_868)
            }
        }
    }
}

@Suite("Stopping") struct StoppingTests {
    private func tone() throws -> (Timeline, MixPlan) {
        let timeline = Timeline.of([(0, 400_000)], frames: 400_000)
        return (timeline, try timeline.loaded(source: ToneSource()))
    }

    @Test("A stop fades to silence without a click, and then the device is closed") func fades() throws {
        let (timeline, plan) = try tone()
        let device = ScriptedDevice()
        let stage = try Stage(device)
        stage.order(.play, plan)
        device.after(100_000) { _ in stage.order(.stop, plan) }
        #expect(stage.run().phase == .over(.stopped))
        #expect(device.isClosed)
        let tape = device.tape
        let steps = (2_000..<tape.count / 2).map { abs(Int(tape[2 * $0]) - Int(tape[2 * $0 - 2])) }
        #expect(steps.max() ?? 0 <= 90)
        // What the device had already is heard in full; then the fade, and silence to the end.
        let rehearsal = try timeline.rendered(source: ToneSource())
        #expect(difference(slice(tape, 0..<100_000), slice(rehearsal, 0..<100_000)) == nil)
        let written = 100_000 + Int64(device.setting.buffer + device.setting.period)
        #expect(isSilent(slice(tape, written + Int64(Fade.frames)..<frames(tape))))
    }

    @Test("All of the fade is heard before the device is closed") func drains() throws {
        let (_, plan) = try tone()
        let device = ScriptedDevice()
        let stage = try Stage(device)
        stage.order(.play, plan)
        device.after(100_000) { _ in stage.order(.stop, plan) }
        stage.run()
        let lastSound = try #require((0..<device.tape.count / 2).last { device.tape[2 * $0] != 0 })
        #expect(frames(device.tape) - Int64(device.delay()) >= Int64(lastSound))
    }

    @Test("A cut is silent at once, and nothing is waited for") func cuts() throws {
        let (_, plan) = try tone()
        let device = ScriptedDevice()
        let stage = try Stage(device)
        stage.order(.play, plan)
        let start = device.clock.now
        device.after(100_000) { _ in stage.order(.cut, plan) }
        #expect(stage.run().phase == .over(.stopped))
        #expect(abs(frames(device.tape) - 100_000) <= 1)
        #expect(device.clock.now <= start.advanced(frames: 100_001))
    }

    @Test("A stop while it is paused, or before it began, ends at once", arguments: [true, false])
    func stopsInSilence(hasBegun: Bool) throws {
        let (_, plan) = try tone()
        let device = ScriptedDevice()
        let stage = try Stage(device)
        if hasBegun {
            stage.order(.play, plan)
            device.after(100_000) { _ in stage.order(.pause, plan) }
            device.after(150_000) { _ in stage.order(.stop, plan) }
        } else {
            stage.order(.stop, plan)
        }
        #expect(stage.run().phase == .over(.stopped))
    }

    @Test("A device that never plays its last frames is closed at the deadline") func deadline() throws {
        let timeline = Timeline.random(5)
        let device = ScriptedDevice()
        let stuck = StuckDevice(device)
        let mailbox = try Mailbox()
        let reports = try StatusRing()
        let loop = OutputLoop(
            devices: [stuck], preroll: .zero, mailbox: mailbox, reports: reports, clock: device.clock)
        let order = Order(
            serial: 1, program: Program(try timeline.loaded(), number: 1), mode: .play, volume: 1, answered: 0
        )
        mailbox.post(order)
        let start = device.clock.now
        loop.run()
        #expect(reports.take().last?.phase == .over(.finished))
        #expect(device.clock.now < start.advanced(frames: timeline.frames.count + 3 * 48_000))
    }
}

/// Takes everything in time, and says for ever that a second of it is under way.
final class StuckDevice: PCM {
    private let device: ScriptedDevice
    var name: String { device.name }

    init(_ device: ScriptedDevice) { self.device = device }

    func open() throws(OutputError) -> PCMSetting { try device.open() }

    func waitForRoom(orFor signal: EventSignal, until deadline: MonotonicTime?) -> PCMWake {
        device.waitForRoom(orFor: signal, until: deadline)
    }

    func write(_ samples: UnsafeRawPointer, frames: Int) -> Int { device.write(samples, frames: frames) }
    func delay() -> Int { max(48_000, device.delay()) }
    func room() -> Int { device.room() }
    func pause(_ pause: Bool) -> Int32 { device.pause(pause) }
    func drop() -> Int32 { device.drop() }
    func prepare() -> Int32 { device.prepare() }
    func start() -> Int32 { device.start() }
    func close() { device.close() }
}
