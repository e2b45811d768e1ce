import Audio
import Glibc
import Scheduler
import Testing

@testable import AudioOutput

@Suite("A device that fails") struct FaultTests {
    /// More calls a second than a session that plays, pauses and comes back ever needs.
    static let callsASecond = 800

    private let timeline = Timeline.of([(0, 400_000)], frames: 400_000)

    @Test(
        "One that is gone is closed and looked for four times a second, then every second; then the session goes on at the frame that was heard",
        arguments: [-EIO, -ENODEV, -EBADFD])
    func lost(error: Int32) throws {
        let device = ScriptedDevice()
        let stage = try Stage(device)
        stage.answersBreaks()
        stage.order(.play, try timeline.loaded())
        let start = device.clock.now
        device.after(100_000) { device in
            device.die(error)
            device.openError = OutputError(.noServer, device: "scripted")
        }
        device.after(48_000 * 90) { $0.openError = nil }
        let last = stage.run()
        #expect(last.phase == .over(.finished))
        #expect(last.breaks == 1 && last.underruns == 0)
        let lost = start.advanced(frames: 100_000)
        let tries = device.opens.dropFirst().map { $0.milliseconds(since: lost) }
        let early = tries.filter { $0 < 60_000 }
        #expect(early.count > 200 && early.count <= 241)
        let late = tries.filter { $0 > 61_000 }
        #expect(late.count > 20 && late.count <= 30)
        let waiting = stage.statuses.filter { $0.phase == .waiting }
        #expect(waiting.first?.waitingSince.map { $0.milliseconds(since: lost) < 200 } == true)
        #expect(last.waitingSince == nil)
        // What the device had was not heard, and is not missing.
        let rehearsal = try timeline.rendered()
        let heard = Int64(device.tape.count / 2)
        #expect(difference(slice(device.tape, 0..<100_000), slice(rehearsal, 0..<100_000)) == nil)
        let again = try #require(firstSilence(in: device.tape, of: OutputLoop.leadIn))
        let at = try #require(waiting.first).heard.count
        #expect(abs(at - 100_000) <= 6_000 && at >= again)
        let edge = Int64(Mixer.edgeFrames)
        let from = again + Int64(OutputLoop.leadIn) + edge
        #expect(
            difference(
                slice(device.tape, from..<from + 300_000 - edge - 6_000),
                slice(rehearsal, at + edge..<at + 300_000 - 6_000)) == nil)
        #expect(heard >= 394_000)
        #expect(device.calls.values.max() ?? 0 < Self.callsASecond)
    }

    @Test("When its server appears it is looked for at once") func hint() throws {
        let device = ScriptedDevice()
        let stage = try Stage(device)
        stage.answersBreaks()
        stage.order(.play, try timeline.loaded())
        device.after(100_000) { device in
            device.die()
            device.openError = OutputError(.noServer, device: "scripted")
        }
        // In its second minute it is looked for every second only.
        let hint: Int64 = 48_000 * 90 + 7_777
        device.after(hint) { _ in stage.hint() }
        // The socket is there before the server listens.
        device.after(hint + 4_800) { $0.openError = nil }
        let start = device.clock.now
        #expect(stage.run().phase == .over(.finished))
        let back = try #require(device.opens.last)
        #expect(back.milliseconds(since: start.advanced(frames: hint)) <= 150)
    }

    @Test("It stays silent after a break until the session has said where to go on") func answer() throws {
        let device = ScriptedDevice()
        let stage = try Stage(device)
        let plan = try timeline.loaded()
        stage.order(.play, plan)
        device.after(100_000) { $0.die() }
        var silent = 0
        device.after(150_000) { device in
            silent = device.tape.count
            // An order that does not know of the break changes nothing.
            stage.orderAgain()
        }
        device.after(200_000) { device in
            #expect(device.tape.count == silent)
            #expect(stage.listen().last?.phase == .waiting)
            stage.answered = 1
            stage.order(.play, Program(plan, number: 2, start: Frames(50_000)))
        }
        #expect(stage.run().phase == .over(.finished))
        let rehearsal = try timeline.rendered()
        let edge = Int64(Mixer.edgeFrames)
        let from = 100_000 + Int64(OutputLoop.leadIn) + edge
        #expect(
            difference(
                slice(device.tape, from..<from + 300_000), slice(rehearsal, 50_000 + edge..<350_000 + edge))
                == nil)
    }

    @Test("One that vanished while it was paused stays paused, and is looked for when it is wanted")
    func vanishedWhilePaused() throws {
        let device = ScriptedDevice()
        let stage = try Stage(device)
        stage.answersBreaks()
        let plan = try timeline.loaded()
        stage.order(.play, plan)
        device.after(100_000) { _ in stage.order(.pause, plan) }
        device.after(110_000) { device in
            device.die()
            device.openError = OutputError(.noDevice, device: "scripted")
        }
        device.after(48_000 * 300) { device in
            #expect(stage.statuses.last?.phase == .paused)
            #expect(device.opens.count == 1)
            stage.order(.play, plan)
        }
        device.after(48_000 * 301) { $0.openError = nil }
        let last = stage.run()
        #expect(last.phase == .over(.finished) && last.breaks == 1)
        #expect(stage.statuses.contains { $0.phase == .waiting && abs($0.heard.count - 100_000) <= 1 })
    }

    @Test(
        "A device that is paused for ten seconds is closed, and opened again to go on",
        arguments: [true, false])
    func longPause(canPause: Bool) throws {
        let device = ScriptedDevice(canPause: canPause)
        let stage = try Stage(device)
        let plan = try timeline.loaded()
        stage.order(.play, plan)
        device.after(100_000) { _ in stage.order(.pause, plan) }
        device.after(100_000 + 470_000) { #expect(!$0.isClosed) }
        device.after(100_000 + 490_000) { #expect($0.isClosed) }
        device.after(48_000 * 1_000) { _ in stage.order(.play, plan) }
        let last = stage.run()
        #expect(last.phase == .over(.finished) && last.breaks == 0)
        #expect(device.opens.count == 2)
        let rehearsal = try timeline.rendered()
        let edge = Int64(Mixer.edgeFrames)
        let from = Int64(100_000 + OutputLoop.leadIn) + edge
        let end = from + 290_000
        let heard = try #require(stage.statuses.first { $0.phase == .paused }).heard.count
        #expect(abs(heard - 100_000) <= 1)
        #expect(
            difference(
                slice(device.tape, from..<end), slice(rehearsal, heard + edge..<heard + edge + 290_000))
                == nil)
    }

    @Test("After the machine slept it is closed, and stays paused", arguments: [true, false])
    func slept(isToldByTheDevice: Bool) throws {
        let device = ScriptedDevice()
        let stage = try Stage(device)
        let plan = try timeline.loaded()
        stage.order(.play, plan)
        device.after(100_000) { device in
            if isToldByTheDevice { device.loseBuffer() } else { device.clock.sleep(seconds: 3_600) }
        }
        device.after(200_000) { device in
            let status = stage.listen().last
            #expect(status?.phase == .paused && status?.breaks == 1 && status?.lastBreak == .slept)
            #expect(device.isClosed)
            // Not even an order to play that does not know of it.
            stage.order(.play, plan)
        }
        device.after(300_000) { device in
            #expect(stage.listen().last?.phase == .paused)
            stage.answered = 1
            stage.order(.play, plan)
        }
        let last = stage.run()
        #expect(last.phase == .over(.finished) && last.breaks == 1)
    }

    @Test("A device that hangs is given up after ten seconds and opened again, and while it fades it is left")
    func stalled() throws {
        for isStopped in [true, false] {
            let device = ScriptedDevice()
            let stage = try Stage(device)
            stage.answersBreaks()
            let plan = try timeline.loaded()
            stage.order(.play, plan)
            device.after(100_000) { $0.isStalled = true }
            if isStopped {
                device.after(110_000) { _ in stage.order(.stop, plan) }
            } else {
                device.after(700_000) { $0.isStalled = false }
            }
            let start = device.clock.now
            let last = stage.run()
            if isStopped {
                #expect(last.phase == .over(.stopped))
                #expect(device.clock.now < start.advanced(milliseconds: 5_000))
            } else {
                #expect(last.phase == .over(.finished) && last.breaks == 1)
                let waiting = try #require(stage.statuses.first { $0.phase == .waiting })
                // It may not have been heard any more when it last took something.
                #expect(waiting.heard.count <= 100_001)
                // It has been silent since it hung, not since it was given up.
                #expect(try #require(waiting.waitingSince) < start.advanced(milliseconds: 2_200))
            }
            #expect(device.calls.values.max() ?? 0 < Self.callsASecond)
        }
    }

    @Test(
        "One that runs dry again and again is closed and opened again at intervals, not looped on",
        arguments: [1, 3])
    func hopeless(between: Int) throws {
        let device = ScriptedDevice()
        let stage = try Stage(device)
        stage.answersBreaks()
        stage.order(.play, try timeline.loaded())
        device.after(30_000) { device in
            let errors = Array(repeating: Int(-EPIPE), count: 100)
            device.writeErrors = Array(errors.prefix(100 / between))
        }
        let last = stage.run()
        #expect(last.phase == .over(.finished))
        #expect(last.underruns > 0 && last.breaks > 0)
        #expect(device.calls.values.max() ?? 0 < Self.callsASecond)
    }

    @Test("One that says it has room and takes nothing is not asked in a circle") func eager() throws {
        let device = ScriptedDevice()
        let stage = try Stage(device)
        stage.answersBreaks()
        stage.order(.play, try timeline.loaded())
        device.after(50_000) { device in
            device.isStalled = true
            device.isEager = true
        }
        device.after(48_000 * 8) { device in
            device.isStalled = false
            device.isEager = false
        }
        let last = stage.run()
        #expect(last.phase == .over(.finished) && last.breaks == 0)
        #expect(device.calls.values.max() ?? 0 < Self.callsASecond)
        let rehearsal = try timeline.rendered()
        #expect(difference(slice(device.tape, 0..<400_000), rehearsal) == nil)
    }

    @Test("Waits that fail for no reason are not a busy loop") func interrupted() throws {
        let device = ScriptedDevice()
        let stage = try Stage(device)
        stage.order(.play, try timeline.loaded())
        device.after(50_000) { $0.waitErrors = Array(repeating: -EAGAIN, count: 200) }
        let last = stage.run()
        #expect(last.phase == .over(.finished) && last.breaks == 0)
        #expect(device.calls.values.max() ?? 0 < Self.callsASecond)
        #expect(difference(slice(device.tape, 0..<400_000), try timeline.rendered()) == nil)
    }

    @Test("Short writes lose nothing", arguments: [1_000, 480, 3_001])
    func shortWrites(mouthful: Int) throws {
        let device = ScriptedDevice()
        device.mouthful = mouthful
        let stage = try Stage(device)
        stage.order(.play, try timeline.loaded())
        #expect(stage.run().phase == .over(.finished))
        #expect(difference(slice(device.tape, 0..<400_000), try timeline.rendered()) == nil)
    }

    @Test(
        "Nonsense about the delay never lets a frame be taken for heard too early, and never moves the position back",
        arguments: [0, -5, 1_000_000_000, Int.max, Int.min, 30_000])
    func nonsense(delay: Int) throws {
        let device = ScriptedDevice(canPause: false)
        device.lie = { _ in delay }
        let stage = try Stage(device)
        let plan = try timeline.loaded()
        stage.order(.play, plan)
        device.after(200_000) { _ in stage.order(.pause, plan) }
        device.after(210_000) { _ in stage.order(.play, plan) }
        let last = stage.run()
        #expect(last.phase == .over(.finished))
        let heard = stage.statuses.filter { $0.serial == 1 }.map(\.heard)
        #expect(heard == heard.sorted())
        let paused = try #require(stage.statuses.first { $0.phase == .paused }).heard.count
        // A little of the time since it was last asked may be taken for heard too early.
        #expect(paused <= 200_000 + 200_000 / 1_024 + 100)
        #expect(paused >= 200_000 - 36_000)
        #expect(device.calls.values.max() ?? 0 < Self.callsASecond)
    }
}
