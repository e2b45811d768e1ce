import Audio
import Glibc
import Scheduler
import Seeded
import Testing

@testable import AudioOutput

/// Interleaved samples of the frames in `range`.
func slice(_ samples: [Int16], _ range: Range<Int64>) -> [Int16] {
    Array(samples[2 * Int(range.lowerBound)..<2 * Int(range.upperBound)])
}

func frames(_ samples: [Int16]) -> Int64 { Int64(samples.count / 2) }

@Suite("The loop of the audio thread") struct OutputLoopTests {
    @Test(
        "What is heard is the offline render after the pre-roll, to the sample",
        arguments: 0..<40 as Range<UInt64>)
    func playsThePlan(seed: UInt64) throws {
        var generator = SplitMix64(state: seed)
        let timeline = Timeline.random(seed)
        let preroll = Frames(.random(in: 0...20_000, using: &generator))
        let period = Int.random(in: 64...8_000, using: &generator)
        let device = ScriptedDevice(period: period, buffer: period * .random(in: 2...8, using: &generator))
        let stage = try Stage(device, preroll: preroll)
        stage.order(.play, try timeline.loaded())
        let last = stage.run()
        #expect(last.phase == .over(.finished))
        #expect(last.heard == timeline.frames)
        #expect(last.underruns == 0 && last.holds == 0)
        let start = preroll.count
        #expect(isSilent(slice(device.tape, 0..<start)))
        let end = start + timeline.frames.count
        #expect(difference(slice(device.tape, start..<end), try timeline.rendered()) == nil)
        #expect(isSilent(slice(device.tape, end..<frames(device.tape))))
        #expect(device.isClosed)
    }

    @Test(
        "A device that can pause goes on where it was, with nothing lost and nothing twice",
        arguments: 0..<20 as Range<UInt64>)
    func pausesInTheDevice(seed: UInt64) throws {
        var generator = SplitMix64(state: seed)
        let timeline = Timeline.random(seed)
        let device = ScriptedDevice()
        let stage = try Stage(device)
        let plan = try timeline.loaded()
        stage.order(.play, plan)
        var moment: Int64 = 0
        for _ in 0..<3 {
            moment += .random(in: 1...60_000, using: &generator)
            device.after(moment) { _ in stage.order(.pause, plan) }
            moment += .random(in: 1...200_000, using: &generator)
            device.after(moment) { _ in stage.order(.play, plan) }
        }
        #expect(stage.run().phase == .over(.finished))
        #expect(difference(slice(device.tape, 0..<timeline.frames.count), try timeline.rendered()) == nil)
    }

    @Test(
        "A device that cannot pause is emptied, and goes on from the frame last heard",
        arguments: 0..<20 as Range<UInt64>)
    func pausesByDropping(seed: UInt64) throws {
        var generator = SplitMix64(state: seed)
        let timeline = Timeline.random(seed)
        let device = ScriptedDevice(canPause: false)
        let stage = try Stage(device)
        let plan = try timeline.loaded()
        let pausedAt = Int64.random(in: 1..<timeline.frames.count, using: &generator)
        stage.order(.play, plan)
        device.after(pausedAt) { _ in stage.order(.pause, plan) }
        device.after(pausedAt + 100_000) { device in
            let heard = stage.listen().last
            #expect(heard?.phase == .paused)
            // A clock in nanoseconds rounds to a frame.
            #expect(abs((heard?.heard.count ?? 0) - pausedAt) <= 1)
            #expect(frames(device.tape) == heard?.heard.count)
            stage.order(.play, plan)
        }
        #expect(stage.run().phase == .over(.finished))
        let heard = try #require(stage.statuses.first { $0.phase == .paused }).heard.count
        let rehearsal = try timeline.rendered()
        let leadIn = Int64(OutputLoop.leadIn)
        let edge = min(Int64(Mixer.edgeFrames), timeline.frames.count - heard)
        #expect(difference(slice(device.tape, 0..<heard), slice(rehearsal, 0..<heard)) == nil)
        #expect(isSilent(slice(device.tape, heard..<heard + leadIn)))
        let again = slice(device.tape, heard + leadIn + edge..<timeline.frames.count + leadIn)
        #expect(difference(again, slice(rehearsal, heard + edge..<timeline.frames.count)) == nil)
    }

    @Test("While it is paused nothing is written and the thread sleeps") func sleepsWhilePaused() throws {
        let timeline = Timeline.random(1)
        let device = ScriptedDevice()
        let stage = try Stage(device)
        let plan = try timeline.loaded()
        stage.order(.play, plan)
        var before = 0
        device.after(30_000) { _ in stage.order(.pause, plan) }
        // By then it is closed.
        device.after(48_000 * 12) { before = $0.calls.values.reduce(0, +) }
        device.after(48_000 * 3_600) { device in
            #expect(device.calls.values.reduce(0, +) == before)
            #expect(abs(frames(device.tape) - 30_000) <= 1)
            stage.order(.cut, plan)
        }
        #expect(stage.run().phase == .over(.stopped))
    }

    @Test(
        "Before the machine sleeps the device is closed at once, and nothing is lost",
        arguments: [true, false])
    func rests(wasPaused: Bool) throws {
        let timeline = Timeline.random(2)
        let device = ScriptedDevice()
        let stage = try Stage(device)
        let plan = try timeline.loaded()
        stage.order(.play, plan)
        if wasPaused { device.after(30_000) { _ in stage.order(.pause, plan) } }
        device.after(40_000) { _ in stage.order(.rest, plan) }
        device.after(41_000) { device in
            let status = stage.listen().last
            #expect(device.isClosed && status?.isOpen == false && status?.phase == .paused)
            #expect(status?.breaks == 0)
        }
        device.after(48_000 * 60) { _ in stage.order(.play, plan) }
        let last = stage.run()
        #expect(last.phase == .over(.finished) && last.heard == timeline.frames && !last.isOpen)
    }

    @Test("A device that ran dry is counted and the timeline slips: nothing is skipped")
    func underrunSlips() throws {
        let timeline = Timeline.of([(0, 200_000)], frames: 200_000)
        let device = ScriptedDevice()
        let stage = try Stage(device)
        stage.order(.play, try timeline.loaded())
        device.after(50_000) { $0.clock.advance(frames: 96_000) }
        let last = stage.run()
        #expect(last.phase == .over(.finished))
        #expect(last.underruns == 1)
        #expect(last.heard == timeline.frames)
        let rehearsal = try timeline.rendered()
        let gap = try #require(firstSilence(in: device.tape, of: OutputLoop.leadIn))
        #expect(difference(slice(device.tape, 0..<gap), slice(rehearsal, 0..<gap)) == nil)
        let edge = Int64(Mixer.edgeFrames)
        let leadIn = Int64(OutputLoop.leadIn)
        let rest = slice(device.tape, gap + leadIn + edge..<200_000 + leadIn)
        #expect(difference(rest, slice(rehearsal, gap + edge..<200_000)) == nil)
    }

    @Test("The first device that opens plays, and the refusal of the first is told") func secondDevice()
        throws
    {
        let first = ScriptedDevice()
        let refusal = OutputError(.noServer, device: "scripted")
        first.openError = refusal
        let second = ScriptedDevice(clock: first.clock)
        let stage = try Stage(first, others: [second])
        let timeline = Timeline.random(4)
        stage.order(.play, try timeline.loaded())
        let last = stage.run()
        #expect(last.phase == .over(.finished))
        #expect(last.refusal == refusal && last.device == 1)
        #expect(difference(slice(second.tape, 0..<timeline.frames.count), try timeline.rendered()) == nil)
    }

    @Test("Without any device the thread says why") func noDevice() throws {
        let device = ScriptedDevice()
        device.openError = OutputError(.noDevice, device: "scripted")
        let last = try Stage(device).run()
        #expect(last.phase == .over(.lost(OutputError(.noDevice, device: "scripted"))))
    }

    @Test("A long pause is no stall") func longPause() throws {
        let timeline = Timeline.random(9)
        let device = ScriptedDevice()
        let stage = try Stage(device)
        let plan = try timeline.loaded()
        stage.order(.play, plan)
        device.after(20_000) { _ in stage.order(.pause, plan) }
        device.after(48_000_000) { _ in stage.order(.play, plan) }
        #expect(stage.run().phase == .over(.finished))
    }

    @Test("A device that fails while the end is on its way still plays the end", arguments: [true, false])
    func failsAtTheEnd(runsDry: Bool) throws {
        let timeline = Timeline.of([(0, 100_000)], frames: 100_000)
        let device = ScriptedDevice()
        let stage = try Stage(device)
        stage.answersBreaks()
        stage.order(.play, try timeline.loaded())
        // By then all but the last of it is written.
        device.after(runsDry ? 75_000 : 90_000) { device in
            if runsDry { device.clock.advance(frames: 30_000) } else { device.die() }
        }
        let last = stage.run()
        #expect(last.phase == .over(.finished))
        #expect(last.heard == timeline.frames)
        let rehearsal = try timeline.rendered()
        let gap = try #require(firstSilence(in: device.tape, of: OutputLoop.leadIn))
        let after = device.tape.count / 2 - Int(gap)
        #expect(after > OutputLoop.leadIn + Mixer.edgeFrames)
        let end = try #require((0..<device.tape.count / 2).last { device.tape[2 * $0] != 0 })
        let tail = slice(device.tape, Int64(end) - 1_000..<Int64(end) + 1)
        let lastSound = try #require((0..<100_000).last { rehearsal[2 * $0] != 0 })
        #expect(difference(tail, slice(rehearsal, Int64(lastSound) - 1_000..<Int64(lastSound) + 1)) == nil)
    }
}
