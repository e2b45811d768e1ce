import Audio
import Fixtures
import Practice
import Scheduler
import Seeded
import System
import Testing
import Voice

@testable import AudioOutput
@testable import Player

/// A session on a device that fails at random, of which much is asked meanwhile: compiled as every session is, and small.
final class CommandedSession {
    /// What is heard from one place that was asked for to the next.
    struct Path {
        /// Its first program.
        let number: Int
        let start: Frames
        let aside: Timeline?
        let cause: Cause
        /// As it was last edited.
        var timeline: Timeline
        /// Where it ended, as far as was told.
        var end: Frames
        /// It ended in its aside.
        var isInAside: Bool
        /// The tape from here on is of it; nil: it was never begun.
        var tape: Int?
    }

    enum Cause {
        /// It says more about what goes on, or makes it shorter.
        case stays
        /// Another place was wanted.
        case jump
        /// It goes on after it stood still.
        case back
    }

    let speech = CodedSpeech()
    private(set) var paths: [Path] = []
    private(set) var story: [String] = []
    private let stage: MachineStage
    private var generator: SplitMix64
    private let lengths: [String: Frames]
    private var cause = Cause.stays
    private var askedAgain: MonotonicTime?
    private static let wording = Result { try Arrangement.wording() }

    init(_ seed: UInt64) throws {
        var generator = SplitMix64(state: seed)
        let score = Score.small(&generator, try Self.wording.get())
        lengths = (score.lines() + score.asides()).reduce(into: [:]) {
            $0[$1] = Frames(.random(in: 4_000...30_000, using: &generator))
        }
        let arrangement = try Arrangement(score, lengths.filter { score.lines().contains($0.key) })
        let device = ScriptedDevice(canPause: Bool.random(using: &generator))
        stage = try MachineStage(device, preroll: Frames(.random(in: 0...3_000, using: &generator)))
        // Silent: it answers, and covers nothing.
        stage.tone = Clip(samples: Array(repeating: 0, count: 4_800))
        self.generator = generator
        paths = [
            Path(
                number: 0, start: .zero, aside: nil, cause: .jump, timeline: arrangement.timeline, end: .zero,
                isInAside: false, tape: 0)
        ]
        stage.time = { MonotonicTime(nanoseconds: device.clock.now.nanoseconds + device.clock.slept) }
        stage.load = { [unowned self] in try load($0, $1, $2) }
        stage.measure = { [unowned self] in measure($0, isNeeded: $1) }
        stage.ordered = { [unowned self] in note() }
        stage.told = { [unowned self] in follow($0) }
        stage.idle = { [unowned self] in live() }
        stage.begin(Beginning(arrangement))
        let length = arrangement.timeline.frames.count
        for _ in 0..<Int.random(in: 1...5, using: &self.generator) { planMishap(length) }
        for _ in 0..<Int.random(in: 1...8, using: &self.generator) { planCommand(length) }
    }

    var device: ScriptedDevice { stage.device }
    var statuses: [OutputStatus] { stage.statuses }
    var last: OutputStatus { stage.last }
    /// The lengths of the tape at which the sound broke off.
    var breaks: [Int] { stage.breaks }

    func run() { stage.run() }

    // MARK: - What a session does

    private func live() {
        stage.resumeOnce { .random(in: 1...800_000, using: &generator) }
        if stage.machine.queued == nil, cause != .jump {
            let before = cause
            cause = .back
            if !stage.extendPause() { cause = before }
        }
    }

    /// As threads of their own do it: some time later.
    private func load(_ program: Program, _ frame: Frames, _ done: @escaping () -> Void) throws {
        let loader = Loader(source: speech, lookAhead: .seconds(600))
        if let aside = program.aside { try loader.load(aside, from: .zero) }
        try loader.load(program.plan, from: frame)
        guard stage.machine.isPlanned else { return done() }
        device.after(.random(in: 0...9_600, using: &generator)) { _ in done() }
    }

    private func measure(_ texts: [String], isNeeded: Bool) {
        if !isNeeded, Bool.random(using: &generator) { return }
        let lengths = lengths
        device.after(.random(in: 0...9_600, using: &generator)) { [unowned self] _ in
            stage.measured(texts.reduce(into: [:]) { $0[$1] = lengths[$1] ?? Frames(12_000) })
        }
    }

    // MARK: - What it is seen to do

    /// An order is posted: what it asks for may be another place.
    private func note() {
        let machine = stage.machine
        guard let timeline = machine.timeline, let path = paths.last else { return }
        guard let move = machine.lastMove, move.reason == .asked, move.program > path.number else {
            paths[paths.count - 1].timeline = timeline
            return
        }
        device.mark()
        let aside = machine.current.aside
        paths.append(
            Path(
                number: move.program, start: move.to, aside: aside, cause: cause, timeline: timeline,
                end: move.to, isInAside: aside != nil))
        cause = .stays
    }

    private func follow(_ status: OutputStatus) {
        guard let index = paths.lastIndex(where: { $0.number <= status.program }) else { return }
        if paths[index].tape == nil { paths[index].tape = device.shortest }
        paths[index].end = status.heard
        paths[index].isInAside = status.aside != nil
    }

    // MARK: - What happens to it

    private func planMishap(_ length: Int64) {
        let moment = Int64.random(in: 0...length, using: &generator)
        let mishap = Mishap(Int.random(in: 0..<13, using: &generator), &generator)
        story.append("\(moment): \(mishap.name)")
        device.after(moment, mishap.strike)
    }

    private func planCommand(_ length: Int64) {
        let moment = Int64.random(in: 0...length, using: &generator)
        let command = command(length)
        story.append("\(moment): \(command)")
        device.after(moment) { [unowned self] _ in send(command) }
    }

    private func send(_ command: Command) {
        if case .request(let request) = command { note(request) }
        stage.send(command)
    }

    private func note(_ request: PlaybackRequest) {
        let now = stage.time()
        switch request {
        case .next, .previous, .skip, .seek: cause = .jump
        case .again:
            // The second time within 5 s it is the pose from its words.
            if let askedAgain, now.frames(since: askedAgain) < PlaybackContext.repeatInterval.count {
                cause = .jump
            }
            askedAgain = now
        case .longer, .easier: break
        }
        if cause == .back { cause = .stays }
    }

    private func command(_ length: Int64) -> Command {
        switch Int.random(in: 0..<14, using: &generator) {
        case 0: .request(.next)
        case 1: .request(.previous)
        case 2: .request(.skip(to: "two"))
        case 3: .request(.seek(to: Frames(.random(in: 0...length, using: &generator)), of: nil))
        case 4...6: .request(.again)
        case 7, 8: .request(.longer)
        case 9, 10: .request(.easier)
        case 11: .toggle
        default: .pause
        }
    }
}

extension Score {
    /// Two poses, one of them on both sides: everything that a session has, in a minute.
    fileprivate static func small(_ generator: inout SplitMix64, _ wording: Wording) -> Score {
        let holds: [Length] = [
            .breaths(DoseRange(2, 4)), .seconds(DoseRange(Seconds(10), Seconds(12))),
            .seconds(DoseRange(Seconds(3), Seconds(5))),
        ]
        func pose(_ id: String, _ sides: Sides) -> Routine.Entry {
            var movement = Movement.hold(holds.randomElement(using: &generator) ?? .inBreath, sides: sides)
            if Bool.random(using: &generator) { movement.repetitions = .count(DoseRange(1, 3)) }
            return .pose(
                Pose(
                    id: id, position: .standing, movement: movement, change: Seconds(1),
                    alternation: Seconds(2), steps: ["Do this for \(id).", "And that."]), movement)
        }
        let sides = Sides.allCases.randomElement(using: &generator) ?? .each
        let talk = [Talk.full, .full, .brief].randomElement(using: &generator) ?? .full
        let level = Level.allCases.randomElement(using: &generator) ?? .steady
        let breath = BreathPattern(inhale: Seconds(1), exhale: Seconds(2))
        return Score(
            routine: Routine(name: "Small", entries: [pose("one", sides), pose("two", .none)]),
            wording: wording, level: level, talk: talk, breath: .pattern(breath))
    }
}
