import Audio
import Fixtures
import Scheduler
import Seeded
import Testing

@testable import AudioOutput

@Suite("Jumps, asides and the volume") struct JumpTests {
    private let timeline = Timeline.of([(0, 400_000), (400_000, 100_000)], frames: 500_000)

    private func plan(_ timeline: Timeline, generation: Int) throws -> MixPlan {
        try timeline.loaded(generation: generation, source: FrameCode.Source())
    }

    @Test(
        "A jump is heard at once, whatever the device has in its buffer", arguments: 0..<20 as Range<UInt64>)
    func jump(seed: UInt64) throws {
        var generator = SplitMix64(state: seed)
        let device = ScriptedDevice(canPause: .random(using: &generator))
        let stage = try Stage(device)
        stage.order(.play, Program(try plan(timeline, generation: 1), number: 1))
        let moment = Int64.random(in: 1_000...200_000, using: &generator)
        let target = Int64.random(in: 0...390_000, using: &generator)
        let next = try plan(timeline, generation: 2)
        let isPaused = Bool.random(using: &generator)
        device.after(moment) { _ in
            if isPaused { stage.orderAgain(.pause) }
            stage.order(
                isPaused ? .pause : .play, Program(next, number: 2, start: Frames(target), entry: .resume))
        }
        if isPaused {
            device.after(moment + 50_000) { _ in
                #expect(stage.listen().last?.heard == Frames(target))
                stage.orderAgain(.play)
            }
        }
        #expect(stage.run().phase == .over(.finished))
        let runs = FrameCode.runs(of: device.tape)
        let first = try #require(runs.first)
        let second = try #require(runs.dropFirst().first)
        #expect(abs(first.tape.upperBound - Int(moment)) <= 1)
        #expect(abs(second.session.lowerBound - Int(target)) <= 40)
        #expect(second.tape.lowerBound - first.tape.upperBound <= OutputLoop.leadIn + 40)
        #expect(runs.last?.session.upperBound == 500_000)
    }

    @Test(
        "An aside is heard whole, and then the session from its frame; session time stands still in it",
        arguments: 0..<20 as Range<UInt64>)
    func aside(seed: UInt64) throws {
        var generator = SplitMix64(state: seed)
        let device = ScriptedDevice(canPause: .random(using: &generator))
        let stage = try Stage(device)
        stage.order(.play, Program(try plan(timeline, generation: 1), number: 1))
        // In its code it is another part of the session: 600 000…
        let aside = Timeline.of([(0, 60_000)], frames: 70_000)
        let asidePlan = try aside.loaded(generation: 2, source: ShiftedSource(by: 600_000))
        let target = Int64.random(in: 0...390_000, using: &generator)
        let next = try plan(timeline, generation: 3)
        device.after(100_000) { _ in
            stage.order(
                .play, Program(next, number: 2, start: Frames(target), entry: .resume, aside: asidePlan))
        }
        // Pausing in it, for a moment or until the device is closed, takes nothing away.
        let pause = 100_000 + Int64.random(in: 1_000...90_000, using: &generator)
        let length = Bool.random(using: &generator) ? 10_000 : 600_000 as Int64
        device.after(pause) { _ in stage.orderAgain(.pause) }
        device.after(pause + length) { _ in stage.orderAgain(.play) }
        #expect(stage.run().phase == .over(.finished))
        let runs = FrameCode.runs(of: device.tape)
        #expect(FrameCode.missing(of: 600_000..<660_000, in: runs) <= 100)
        #expect(FrameCode.missing(of: Int(target)..<500_000, in: runs) <= 100)
        let inAside = stage.statuses.filter { $0.aside != nil }
        #expect(!inAside.isEmpty && inAside.allSatisfy { $0.heard == Frames(target) })
        let positions = inAside.compactMap(\.aside)
        #expect(positions == positions.sorted())
    }

    @Test("A device that dies in an aside has it whole again when the session says so") func brokenAside()
        throws
    {
        let device = ScriptedDevice()
        let stage = try Stage(device)
        let main = try plan(timeline, generation: 1)
        let aside = try Timeline.of([(0, 60_000)], frames: 70_000)
            .loaded(generation: 2, source: ShiftedSource(by: 600_000))
        let program = Program(main, number: 1, start: Frames(200_000), entry: .resume, aside: aside)
        stage.order(.play, program)
        device.after(30_000) { $0.die() }
        device.clock.idle = {
            guard let status = stage.listen().last, status.breaks > stage.answered else { return }
            #expect(status.aside != nil && status.heard == Frames(200_000))
            stage.answered = status.breaks
            var again = program
            again.number = 2
            stage.order(.play, again)
        }
        #expect(stage.run().phase == .over(.finished))
        let runs = FrameCode.runs(of: device.tape)
        let whole = runs.contains { $0.session.lowerBound <= 600_040 && $0.session.upperBound == 660_000 }
        #expect(whole)
        #expect(FrameCode.missing(of: 200_000..<500_000, in: runs) <= 40)
    }

    @Test(
        "The volume is heard within 100 ms, and no frame is skipped for it",
        arguments: 0..<20 as Range<UInt64>)
    func volume(seed: UInt64) throws {
        var generator = SplitMix64(state: seed)
        let device = ScriptedDevice()
        let stage = try Stage(device)
        let source = SteadySource()
        stage.order(.play, try timeline.loaded(source: source))
        let moment = Int64.random(in: 1_000...200_000, using: &generator)
        // A key that is held down: the last of its steps is what is heard in the end.
        let steps = Int.random(in: 1...6, using: &generator)
        for step in 0..<steps {
            device.after(moment + Int64(step) * 1_600) { _ in stage.turn(to: 1 - Float(step + 1) / 10) }
        }
        #expect(stage.run().phase == .over(.finished))
        let tape = device.tape
        let end = Int(moment) + (steps - 1) * 1_600
        let level = Float(SteadySource.level) * (1 - Float(steps) / 10)
        let there = try #require((end..<tape.count / 2).first { abs(Float(tape[2 * $0]) - level) < 2 })
        #expect(there - end <= 4_800)
        let sounding = (0..<tape.count / 2).count { tape[2 * $0] != 0 }
        #expect(sounding >= 499_900 && sounding <= 500_100)
        // Each cut costs the lead-in of an emptied device.
        #expect(tape.count / 2 - sounding <= steps * (OutputLoop.leadIn + 50) + 12_000)
    }

    @Test(
        "What is heard after a pause has the volume that was turned to before or in it",
        arguments: [true, false])
    func volumeOfAPause(isTurnedBefore: Bool) throws {
        let device = ScriptedDevice()
        let stage = try Stage(device)
        stage.order(.play, try timeline.loaded(source: SteadySource()))
        // The second turn comes too soon after the first to be heard before the pause.
        device.after(98_000) { _ in stage.turn(to: 0.9) }
        if isTurnedBefore { device.after(100_000) { _ in stage.turn(to: 0.5) } }
        device.after(101_000) { _ in stage.orderAgain(.pause) }
        if !isTurnedBefore { device.after(110_000) { _ in stage.turn(to: 0.5, .pause) } }
        device.after(150_000) { _ in stage.orderAgain() }
        #expect(stage.run().phase == .over(.finished))
        let tape = device.tape
        let frames = (0..<tape.count / 2).map { Float(tape[2 * $0]) / Float(SteadySource.level) }
        #expect(frames.count { $0 > 0.55 } <= 101_100)
        #expect(frames.count { $0 != 0 } >= 499_900)
    }

    @Test("A change of volume in silence costs no cut") func silentVolume() throws {
        let timeline = Timeline.of([(0, 50_000), (200_000, 50_000)], frames: 250_000)
        let device = ScriptedDevice()
        let stage = try Stage(device)
        stage.order(.play, try timeline.loaded(source: SteadySource()))
        device.after(100_000) { _ in stage.turn(to: 0.5) }
        #expect(stage.run().phase == .over(.finished))
        let tape = device.tape
        #expect(tape[2 * 200_001] == Int16(SteadySource.level) / 2)
    }
}

/// The code of frames further on, for what shall be told apart.
private struct ShiftedSource: ClipSource {
    var by: Int

    init(by: Int) { self.by = by }

    func clip(for cue: Cue) throws -> Clip {
        Clip(count: Int(cue.frames.count)) { samples in
            for index in samples.indices { samples[index] = FrameCode.sample(of: by + index) }
        }
    }
}

/// One level throughout.
private struct SteadySource: ClipSource {
    static let level = 20_000

    func clip(for cue: Cue) throws -> Clip {
        Clip(count: Int(cue.frames.count)) { samples in
            for index in samples.indices { samples[index] = Int16(Self.level) }
        }
    }
}
