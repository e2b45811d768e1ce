import Fixtures
import Foundation
import Player
import Scheduler

final class Soak {
    let sink: NullSink
    private(set) var hasFailed = false
    private var generator = SystemRandomNumberGenerator()

    init(_ sink: NullSink) { self.sink = sink }

    // MARK: - Pausing

    func pausing() throws { try pause(times: 20, for: 0.3, "pause") }

    /// Paused for so long that the device is closed.
    func closed() throws { try pause(times: 5, for: 10.6, "pause of 10.6 s") }

    private func pause(times: Int, for length: Double, _ name: String) throws {
        let player = try PlayedSession(.endless(seconds: 40))
        let ear = try sink.listen()
        _ = player.moment(after: 0, within: 5) { $0.position > .seconds(3) }
        var commands: [(pause: Double, resume: Double)] = []
        for _ in 0..<times {
            let paused = Recorder.now
            player.session.send(.pause)
            usleep(UInt32(length * 1e6) + .random(in: 0..<50_000))
            let resumed = Recorder.now
            player.session.send(.resume)
            usleep(.random(in: 700_000..<900_000))
            commands.append((paused, resumed))
        }
        player.stop()
        let (tape, start) = ear.end()
        let runs = FrameCode.runs(of: tape).filter { $0.session.count > 4_800 }
        var silent: [Double] = []
        var heard: [Double] = []
        var lost: [Double] = []
        for command in commands {
            func time(_ frame: Int) -> Double { start + Double(frame) / 48_000 }
            guard let before = runs.last(where: { time($0.tape.lowerBound) < command.pause }),
                let after = runs.first(where: { time($0.tape.upperBound) > command.resume + 0.2 })
            else { continue }
            silent.append((time(before.tape.upperBound) - command.pause) * 1_000)
            heard.append((time(after.tape.lowerBound) - command.resume) * 1_000)
            lost.append(Double(after.session.lowerBound - before.session.upperBound) / 48)
        }
        report("\(name): silent after", silent, "ms", count: times, limit: 20)
        report("\(name): heard again after", heard, "ms", count: times, limit: length > 10 ? 60 : 40)
        // A device that is closed goes on from the frame that it said was heard, right to a block: up to 10 ms are heard twice.
        let limit = length > 10 ? 10.0 : 5
        report("\(name): sound lost (below zero: heard twice)", lost, "ms", count: times, limit: limit)
    }

    // MARK: - Volume

    func volume() throws {
        let player = try PlayedSession(.endless(seconds: 40))
        let ear = try sink.listen()
        _ = player.moment(after: 0, within: 5) { $0.position > .seconds(3) }
        var turns: [(time: Double, isQuiet: Bool)] = []
        for index in 0..<20 {
            turns.append((Recorder.now, index % 2 == 0))
            player.session.send(.volume(Volume(decibels: index % 2 == 0 ? -12 : 0)))
            usleep(.random(in: 700_000..<800_000))
        }
        player.stop()
        let (tape, start) = ear.end()
        var delays: [Double] = []
        var gaps: [Double] = []
        for turn in turns {
            let first = Int((turn.time - start) * 48_000)
            let window = max(0, first - 960)..<min(tape.count / 2 - 12, first + 24_000)
            func peak(_ frame: Int) -> Int16 { (frame..<frame + 12).map { tape[2 * $0] }.max() ?? 0 }
            // At −12 dB the loudest code is half of the softest at full volume.
            let border = Int16(FrameCode.peaks.lowerBound * 3 / 4)
            guard
                let changed = window.first(where: {
                    turn.isQuiet
                        ? (1...border).contains(peak($0)) && (1...border).contains(peak($0 + 960))
                        : peak($0) > border && peak($0 + 480) > border && $0 > first
                })
            else { continue }
            delays.append((Double(changed) / 48_000 + start - turn.time) * 1_000)
            gaps.append(Double(window.count { tape[2 * $0] == 0 }) / 48)
        }
        report("volume: heard after", delays, "ms", count: 20, limit: 100)
        report("volume: silence in between", gaps, "ms", count: 20, limit: 60)
    }

    // MARK: - The server

    func restarts() throws {
        let timeline = Timeline.lines(60)
        let player = try PlayedSession(timeline)
        var ear = try sink.listen()
        _ = player.moment(after: 0, within: 5) { $0.position > .seconds(2) }
        var segments: [[FrameCode.Run]] = []
        var back: [Double] = []
        for _ in 0..<20 {
            sink.crash()
            segments.append(FrameCode.runs(of: ear.end().samples))
            usleep(.random(in: 200_000..<1_500_000))
            try sink.startAgain()
            let started = Recorder.now
            ear = try sink.listen()
            let goesOn = player.moment(after: started - 0.3, within: 5) { $0.state == .playing }
            if let goesOn { back.append((goesOn - started) * 1_000) }
            usleep(.random(in: 1_500_000..<2_500_000))
        }
        while player.ending == nil { usleep(10_000) }
        segments.append(FrameCode.runs(of: ear.end().samples))
        let lost = timeline.cues.filter { cue in
            let range = Int(cue.frame.count)..<Int(cue.end.count)
            return !segments.contains { FrameCode.missing(of: range, in: $0) <= 600 }
        }
        report("server restarted: playing again after", back, "ms", count: 20, limit: 1_000)
        report(
            "server restarted: cues never heard whole", [Double(lost.count)], "of \(timeline.cues.count)",
            count: 1, limit: 0)
        let ending = player.ending.map { "\($0.ending), \($0.counters.breaks) breaks" } ?? ""
        print("  the session: \(ending)")
    }

    func freeze() throws {
        let timeline = Timeline.lines(14)
        let player = try PlayedSession(timeline)
        let ear = try sink.listen()
        _ = player.moment(after: 0, within: 5) { $0.position > .seconds(2) }
        kill(sink.pid, SIGSTOP)
        var answers: [Double] = []
        for step in 0..<20 {
            usleep(240_000)
            let asked = Recorder.now
            player.session.send(step % 2 == 0 ? .pause : .resume)
            let answer = player.moment(after: asked, within: 2) {
                $0.state == (step % 2 == 0 ? .paused : .playing)
            }
            if let answer { answers.append((answer - asked) * 1_000) }
        }
        kill(sink.pid, SIGCONT)
        let thawed = Recorder.now
        let position = player.observations.last?.observation.position ?? .zero
        let moved = player.moment(after: thawed, within: 5) { $0.position > position + .milliseconds(100) }
        while player.ending == nil { usleep(10_000) }
        let runs = FrameCode.runs(of: ear.end().samples)
        let lost = timeline.cues.filter {
            FrameCode.missing(of: Int($0.frame.count)..<Int($0.end.count), in: runs) > 600
        }
        report("server frozen for 5 s: commands answered after", answers, "ms", count: 20, limit: 100)
        report(
            "server frozen: playing again after", moved.map { [($0 - thawed) * 1_000] } ?? [], "ms", count: 1,
            limit: 1_000)
        report(
            "server frozen: cues never heard whole", [Double(lost.count)], "of \(timeline.cues.count)",
            count: 1, limit: 0)
        let ending =
            player.ending.map {
                "\($0.ending), \($0.counters.breaks) breaks, \($0.counters.underruns) underruns"
            } ?? ""
        print("  the session: \(ending)")
    }

    // MARK: - Telling

    /// A line of the table; the median is what counts.
    private func report(_ name: String, _ values: [Double], _ unit: String, count: Int, limit: Double) {
        let sorted = values.sorted()
        let median = sorted.isEmpty ? .infinity : sorted[sorted.count / 2]
        let isGood = values.count == count && abs(median) <= limit
        if !isGood { hasFailed = true }
        func text(_ value: Double?) -> String { String(format: "%.1f", value ?? .nan) }
        print(
            "\(isGood ? "good " : "WRONG") \(name): \(text(median)) \(unit) (\(text(sorted.first))…\(text(sorted.last)), \(values.count) of \(count); limit \(text(limit)))"
        )
    }
}
