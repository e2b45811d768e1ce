import Audio
import Glibc
import Scheduler
import Seeded
import System
import Testing

@testable import AudioOutput

@Suite("Waiting for what is not ready") struct HoldingTests {
    @Test(
        "A plan that comes late is waited for: no frame is skipped, and the wait is counted",
        arguments: 0..<20 as Range<UInt64>)
    func latePlan(seed: UInt64) throws {
        var generator = SplitMix64(state: seed)
        let horizon = Int64.random(in: 20_000...60_000, using: &generator)
        // Silence around the horizon, so that there is no edge to hear.
        let timeline = Timeline.of([(0, horizon), (horizon, 40_000)], frames: horizon + 50_000)
        let device = ScriptedDevice()
        let stage = try Stage(device)
        stage.order(.play, try timeline.loaded(horizon: Frames(horizon)))
        let whole = try timeline.loaded(generation: 2)
        let late = Int64.random(in: 0...400_000, using: &generator)
        device.after(late) { _ in stage.order(.play, whole) }
        let last = stage.run()
        #expect(last.phase == .over(.finished))
        #expect(last.heard == timeline.frames)
        let rehearsal = try timeline.rendered()
        let held = last.held.count
        #expect(difference(slice(device.tape, 0..<horizon), slice(rehearsal, 0..<horizon)) == nil)
        #expect(isSilent(slice(device.tape, horizon..<horizon + held)))
        // A cue that begins with the horizon begins after the wait, whole.
        let rest = slice(device.tape, horizon + held..<horizon + held + 50_000)
        #expect(difference(rest, slice(rehearsal, horizon..<horizon + 50_000)) == nil)
        #expect(last.holds == (held > 0 ? 1 : 0))
        if late > horizon { #expect(held >= late - horizon) }
        // It is heard soon after it came: the silence ahead is kept short.
        #expect(held <= max(0, late - horizon) + Int64(device.setting.period * 5 / 2))
    }

    @Test("A plan that comes in time changes nothing that is heard", arguments: 0..<20 as Range<UInt64>)
    func planInTime(seed: UInt64) throws {
        var generator = SplitMix64(state: seed)
        let timeline = Timeline.random(seed)
        let device = ScriptedDevice()
        let stage = try Stage(device, preroll: Frames(1_000))
        let horizon = Int64.random(in: 100_000...120_000, using: &generator)
        stage.order(.play, try timeline.loaded(horizon: Frames(horizon)))
        let whole = try timeline.loaded(generation: 2)
        device.after(.random(in: 0...60_000, using: &generator)) { _ in stage.order(.play, whole) }
        let last = stage.run()
        #expect(last.holds == 0)
        let heard = slice(device.tape, 1_000..<1_000 + timeline.frames.count)
        #expect(difference(heard, try timeline.rendered()) == nil)
    }

    @Test("A cue whose clip is missing holds the position until it comes") func missingClip() throws {
        let timeline = Timeline.of([(0, 40_000), (60_000, 40_000)], frames: 110_000)
        let plan = MixPlan(timeline, generation: 1)
        try Loader(source: NoiseSource(), lookAhead: Frames(1)).load(plan, from: .zero)
        let device = ScriptedDevice()
        let stage = try Stage(device)
        stage.order(.play, plan)
        device.after(200_000) { _ in
            #expect(throws: Never.self) { try Loader(source: NoiseSource()).load(plan, from: .zero) }
        }
        let last = stage.run()
        #expect(last.phase == .over(.finished))
        #expect(last.holds == 1)
        #expect(last.held.count >= 200_000 - 60_000)
        let rehearsal = try timeline.rendered()
        let start = 60_000 + last.held.count
        #expect(difference(slice(device.tape, 0..<60_000), slice(rehearsal, 0..<60_000)) == nil)
        #expect(
            difference(slice(device.tape, start..<start + 50_000), slice(rehearsal, 60_000..<110_000)) == nil)
        #expect(stage.statuses.contains { $0.isHolding })
    }

    @Test("An order that was overtaken before it was seen leaves nothing behind") func overtaken() throws {
        let timeline = Timeline.random(7)
        let device = ScriptedDevice()
        let stage = try Stage(device)
        let plan = try timeline.loaded()
        stage.order(.play, plan)
        device.after(30_000) { _ in
            stage.order(.pause, plan)
            stage.order(.play, plan)
        }
        let last = stage.run()
        #expect(last.serial == 3)
        #expect(!stage.statuses.contains { $0.phase == .paused })
        #expect(difference(slice(device.tape, 0..<timeline.frames.count), try timeline.rendered()) == nil)
    }

    @Test("A plan that was replaced is freed by the one who sent it, after the acknowledgement")
    func release() throws {
        let timeline = Timeline.random(8)
        let thread = try AudioThread(devices: [{ SilentDevice() }], preroll: .zero)
        weak var first: MixPlan?
        do {
            let plan = try timeline.loaded()
            first = plan
            thread.order(.pause, Program(plan, number: 1))
        }
        #expect(first != nil)
        let second = thread.order(
            .pause, Program(try timeline.loaded(generation: 2), number: 2))
        while thread.take().last?.serial != second { _ = SystemClock.poll(descriptor: thread.descriptor) }
        #expect(first == nil)
        thread.order(.cut, Program(try timeline.loaded(generation: 3), number: 3))
        thread.join()
    }
}

extension SystemClock {
    /// Sleeps until `descriptor` can be read.
    static func poll(descriptor: Int32) -> Int32 {
        var one = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&one, count: 1, until: nil)
    }
}
