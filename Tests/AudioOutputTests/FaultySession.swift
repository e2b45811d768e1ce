import Audio
import Fixtures
import Practice
import Scheduler
import Seeded

@testable import AudioOutput
@testable import Player

/// A session on a device that fails at random: the real loop and the real machine, on a manual clock and one thread.
final class FaultySession {
    let timeline: Timeline
    /// What was done to it, in words.
    private(set) var story: [String] = []
    private let stage: MachineStage
    private var generator: SplitMix64

    init(_ seed: UInt64) throws {
        generator = SplitMix64(state: seed)
        timeline = .practised(&generator)
        let canPause = Bool.random(using: &generator)
        let device = ScriptedDevice(period: 1_500, buffer: 6_000, canPause: canPause)
        stage = try MachineStage(device, preroll: Frames(.random(in: 0...3_000, using: &generator)))
        let loader = Loader(source: FrameCode.Source(), lookAhead: timeline.frames)
        stage.load = { program, frame, done in
            try loader.load(program.plan, from: frame)
            done()
        }
        // No time passes for the machine: what is said after a long pause is no part of the code that is read off the tape.
        stage.idle = { [unowned self] in
            stage.resumeOnce { .random(in: 1...800_000, using: &generator) }
        }
        stage.begin(Beginning(try .playing(timeline)))
        for _ in 0..<Int.random(in: 1...6, using: &generator) { plan() }
    }

    var device: ScriptedDevice { stage.device }
    var statuses: [OutputStatus] { stage.statuses }
    var last: OutputStatus { stage.last }
    /// The lengths of the tape at which the sound broke off.
    var breaks: [Int] { stage.breaks }

    func run() { stage.run() }

    private func plan() {
        let moment = Int64.random(in: 0...timeline.frames.count + 100_000, using: &generator)
        let kind = Int.random(in: 0..<14, using: &generator)
        let mishap =
            kind == 13
            ? Mishap("pause") { [unowned self] _ in stage.send(.pause) } : Mishap(kind, &generator)
        story.append("\(moment): \(mishap.name)")
        device.after(moment, mishap.strike)
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
