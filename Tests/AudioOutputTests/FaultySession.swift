import Audio
import Fixtures
import Glibc
import Practice
import Scheduler
import Seeded
import Testing
import Transport

@testable import AudioOutput
@testable import Player

/// A session on a device that fails at random: the real loop and the real conductor, on a manual clock and one thread.
final class FaultySession {
    let timeline: Timeline
    let device: ScriptedDevice
    private(set) var last = OutputStatus()
    /// The lengths of the tape at which the sound broke off.
    private(set) var breaks: [Int] = []
    /// What was done to it, in words.
    private(set) var story: [String] = []
    private let stage: Stage
    private var conductor = Conductor()
    private var generator: SplitMix64
    private var willResume = false

    init(_ seed: UInt64) throws {
        generator = SplitMix64(state: seed)
        timeline = .practised(&generator)
        let canPause = Bool.random(using: &generator)
        device = ScriptedDevice(period: 1_500, buffer: 6_000, canPause: canPause)
        stage = try Stage(device, preroll: Frames(.random(in: 0...3_000, using: &generator)))
        device.clock.idle = { [unowned self] in live() }
        try carryOut(conductor.prepared(Beginning(try .playing(timeline))))
        for _ in 0..<Int.random(in: 1...6, using: &generator) { plan() }
    }

    var statuses: [OutputStatus] { stage.statuses }

    func run() {
        last = stage.run()
        device.clock.idle = {}
    }

    // MARK: - What a session does

    private func live() {
        for status in stage.listen() {
            if status.breaks > conductor.answered { breaks.append(device.tape.count / 2) }
            do { try carryOut(conductor.hear(status, at: look)) } catch { Issue.record(error) }
        }
        // Whoever paused it, or whatever did, goes on some time.
        if conductor.transport.state == .paused, !willResume {
            willResume = true
            device.after(.random(in: 1...800_000, using: &generator)) { [unowned self] _ in
                willResume = false
                send(.resume)
            }
        }
    }

    /// No time passes for the conductor: what is said after a long pause is no part of the code that is read off the tape.
    private var look: Look {
        Look(heard: stage.statuses.last?.heard ?? .zero, time: MonotonicTime(nanoseconds: 0))
    }

    private func send(_ input: Transport.Input) {
        do { try carryOut(conductor.handle(input, at: look)) } catch { Issue.record(error) }
    }

    private func carryOut(_ effects: [Conductor.Effect]) throws {
        for effect in effects {
            switch effect {
            case .order:
                stage.answered = conductor.answered
                stage.order(conductor.mode, conductor.program)
            case .load(let program, let frame):
                try Loader(source: FrameCode.Source(), lookAhead: timeline.frames)
                    .load(program.plan, from: frame)
                try carryOut(conductor.loaded(generation: program.plan.generation, at: look))
            case .measure, .finish: break
            }
        }
    }

    // MARK: - What happens to it

    private func plan() {
        let moment = Int64.random(in: 0...timeline.frames.count + 100_000, using: &generator)
        let (name, fault) = fault()
        story.append("\(moment): \(name)")
        device.after(moment, fault)
    }

    private func fault() -> (String, (ScriptedDevice) -> Void) {
        func frames(_ range: ClosedRange<Int64>) -> Int64 { .random(in: range, using: &generator) }
        switch Int.random(in: 0..<14, using: &generator) {
        case 0:
            let away = frames(0...150_000)
            let error = [-EIO, -ENODEV, -EBADFD, -ENOTCONN].randomElement(using: &generator) ?? -EIO
            return (
                "dies with \(error), back after \(away)",
                { device in
                    device.die(error)
                    device.openError = OutputError(.noServer, device: "scripted")
                    device.after(away) { $0.openError = nil }
                }
            )
        case 1:
            let error = [-EIO, -ENODEV].randomElement(using: &generator) ?? -EIO
            return ("a write fails with \(error)", { $0.writeErrors = [Int(error)] })
        case 2:
            let count = Int.random(in: 1...12, using: &generator)
            return ("\(count) × EPIPE", { $0.writeErrors = Array(repeating: Int(-EPIPE), count: count) })
        case 3:
            let late = frames(1...20_000)
            return ("runs dry for \(late)", { $0.clock.advance(frames: late) })
        case 4:
            let length = frames(1...600_000)
            return (
                "hangs for \(length)",
                { device in
                    device.isStalled = true
                    device.after(length) { $0.isStalled = false }
                }
            )
        case 5:
            let length = frames(1...30_000)
            return (
                "says it has room for \(length)",
                { device in
                    device.isEager = true
                    device.after(length) { $0.isEager = false }
                }
            )
        case 6:
            let mouthful = Int.random(in: 200...3_000, using: &generator)
            return ("takes \(mouthful) at once", { $0.mouthful = mouthful })
        case 7, 8:
            var lies = SplitMix64(state: generator.next())
            let length = frames(1...200_000)
            return (
                "tells lies for \(length)",
                { device in
                    device.lie = { delay in
                        [0, -5, 1 << 40, delay / 2, delay + 4_000, Int.min, Int.max].randomElement(
                            using: &lies) ?? 0
                    }
                    device.after(length) { $0.lie = nil }
                }
            )
        case 9: return ("the machine sleeps", { $0.clock.sleep(seconds: 600) })
        case 10: return ("ESTRPIPE", { $0.loseBuffer() })
        case 11:
            return (
                "prepare fails for a while",
                { device in
                    device.prepareResult = -EIO
                    device.writeErrors = [Int(-EPIPE)]
                    device.after(10_000) { $0.prepareResult = 0 }
                }
            )
        case 12:
            let count = Int.random(in: 1...20, using: &generator)
            return ("\(count) waits fail", { $0.waitErrors = Array(repeating: -EAGAIN, count: count) })
        default: return ("pause", { [unowned self] _ in send(.pause) })
        }
    }
}

extension Timeline {
    /// Some seconds of everything that a session has, in a small: breaths of half a second.
    fileprivate static func practised(_ generator: inout SplitMix64) -> Timeline {
        let breath = BreathPattern(inhale: Seconds(milliseconds: 250), exhale: Seconds(milliseconds: 250))
        var cues: [Cue] = []
        var spans: [Span] = []
        var frame: Int64 = 0
        func speak(_ frames: Int64) {
            cues.append(
                Cue(
                    frame: Frames(frame), frames: Frames(frames),
                    sound: .speech(.instruction, "line \(cues.count)")))
        }
        for kind in [Span.Kind.opening, .instruction, .work, .release, .work, .closing] {
            let start = frame
            var breaths = 0
            if kind == .work {
                breaths = .random(in: 1...3, using: &generator)
                for _ in 0..<2 * breaths {
                    speak(12_000)
                    frame += 12_000
                }
            } else {
                for _ in 0..<Int.random(in: 1...3, using: &generator) {
                    let frames = Int64.random(in: 1_500...12_000, using: &generator)
                    speak(frames)
                    frame += frames + .random(in: 0...8_000, using: &generator)
                }
            }
            spans.append(
                Span(frame: Frames(start), frames: Frames(frame - start), kind: kind, breaths: breaths))
        }
        return Timeline(
            routine: "test", voice: "none", level: .steady, talk: .full, breath: .pattern(breath), cues: cues,
            spans: spans)
    }
}
