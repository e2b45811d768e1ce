import Audio
import AudioOutput
import Fixtures
import Practice
import Scheduler
import System
import Testing
import Voice

@testable import Player

/// A playing machine with an audio thread and a clock that do what the test says.
private struct Desk {
    var machine = PlaybackMachine()
    var status = OutputStatus()
    /// Seconds since the session began.
    var time = 0.0
    private(set) var effects: [PlaybackMachine.Effect] = []

    init(_ arrangement: Arrangement) {
        perform(machine.prepared(Beginning(arrangement)))
    }

    private var sample: PositionSample {
        PositionSample(heard: status.heard, time: MonotonicTime(nanoseconds: Int64(time * 1_000_000_000)))
    }

    var timeline: Timeline { machine.timeline ?? .empty }
    /// What is said before the session goes on.
    var words: [String] { machine.current.aside?.cues.compactMap(\.sound.text) ?? [] }

    /// Everything that is to be loaded is there at once, and the audio thread plays it.
    private mutating func perform(_ effects: [PlaybackMachine.Effect]) {
        self.effects += effects
        for effect in effects {
            if case .load(let program, _) = effect {
                perform(machine.loaded(generation: program.plan.generation, at: sample))
            }
        }
        let program = machine.program
        guard program.number != status.program else { return }
        status.program = program.number
        if let start = program.start { status.heard = start }
        status.aside = program.aside.map { _ in .zero }
    }

    mutating func send(_ command: Command) {
        perform(machine.perform(command, at: sample))
        status.phase = machine.mode == .play ? .playing : .paused
    }

    mutating func sleep() {
        perform(machine.perform(.sleep, at: sample))
        status.phase = .paused
    }

    /// The session is heard at `frame` now.
    mutating func hear(_ frame: Frames) {
        status.heard = frame
        status.aside = nil
        status.phase = .playing
        perform(machine.hear(status, at: sample))
    }

    /// The session is heard at `frame` of what is said before it goes on.
    mutating func hear(aside frame: Frames) {
        status.aside = frame
        status.phase = .playing
        perform(machine.hear(status, at: sample))
    }

    /// So many seconds pass, with the alarm that the session sets.
    mutating func wait(_ seconds: Double) {
        let end = time + seconds
        while let rest = machine.untilExtension(at: sample.time), time + rest.seconds <= end {
            time += rest.seconds + 0.001
            perform(machine.extendPause(at: sample.time))
        }
        time = end
    }

    /// - Parameter silent: for how many seconds nothing has been heard.
    mutating func breakOff(_ reason: OutputStatus.Break, silent: Double = 0) {
        status.waitingSince = MonotonicTime(nanoseconds: Int64((time - silent) * 1_000_000_000))
        status.breaks += 1
        status.lastBreak = reason
        status.phase = .waiting
        perform(machine.hear(status, at: sample))
    }
}

extension Timeline {
    fileprivate static let empty = Timeline(
        routine: "", voice: "", level: .gentle, talk: .full, breath: .off, cues: [], spans: [])
}

@Suite("Coming back") struct PlaybackMachineTests {
    private let arrangement: Arrangement
    /// The first work: 30 s on the right side.
    private let work: Span

    init() throws {
        let voice = try #require(
            try ShippedVoices.read("en-us", VoiceReader(poses: Catalog.poses, routines: Catalog.routineIDs)))
        let routine = try #require(try Catalog.routine("long-seven"))
        let first = try #require(
            routine.entries.firstIndex {
                if case .pose(let pose, _) = $0 { pose.id == "knee-to-chest" } else { false }
            })
        let score = Score(routine: routine, wording: Wording(voice), from: first)
        let lengths = (score.lines() + score.asides()).reduce(into: [:]) { $0[$1] = Score.estimate($1) }
        arrangement = try Arrangement(score, lengths)
        work = try #require(arrangement.timeline.spans.first { $0.kind == .work })
    }

    private func desk(at frame: Frames) -> Desk {
        var desk = Desk(arrangement)
        desk.hear(frame)
        return desk
    }

    @Test("After a moment it goes on where it was, and nothing is said", arguments: [0.1, 5, 9.9])
    func moment(seconds: Double) {
        var desk = desk(at: work.frame + .seconds(13))
        let program = desk.machine.program.number
        desk.send(.pause)
        desk.wait(seconds)
        desk.send(.resume)
        #expect(desk.machine.program.number == program)
        #expect(desk.machine.mode == .play)
        #expect(desk.words.isEmpty)
    }

    @Test("After longer than a breath one is led in, on a whole breath", arguments: [10.1, 30, 59.9])
    func pause(seconds: Double) {
        var desk = desk(at: work.frame + .seconds(13))
        desk.send(.toggle)
        desk.wait(seconds)
        #expect(desk.machine.mode == .pause)
        desk.send(.toggle)
        #expect(desk.machine.mode == .play)
        #expect(desk.words == ["Right side.", "Twenty seconds left."])
        #expect(desk.machine.program.start == work.frame + .seconds(10))
    }

    @Test("After more than a minute one is led back to the mat", arguments: [60.1, 600, 100_000])
    func absence(seconds: Double) {
        var desk = desk(at: work.frame + .seconds(13))
        desk.send(.pause)
        desk.wait(seconds)
        desk.send(.resume)
        #expect(desk.words.first == "Rest a hand on your thigh or a chair.")
        #expect(desk.words.contains("Knee to chest, one leg at a time."))
        #expect(desk.words.contains("Twenty seconds left."))
        #expect(desk.machine.program.start == work.frame + .seconds(10))
    }

    @Test("A device that was away for longer than a breath is no other than a pause") func away() {
        var desk = desk(at: work.frame + .seconds(13))
        desk.breakOff(.lost(OutputError(.lost, device: "test")))
        #expect(desk.words.isEmpty)
        #expect(desk.machine.state.isWaiting)
        desk.wait(20)
        #expect(desk.words == ["Right side.", "Twenty seconds left."])
        desk.wait(50)
        #expect(desk.words.first == "Rest a hand on your thigh or a chair.")
    }

    @Test("A device that hung for longer than a breath before it was given up was away for as long")
    func hung() {
        var desk = desk(at: work.frame + .seconds(13))
        desk.breakOff(.lost(OutputError(.noServer, device: "test")), silent: 10)
        desk.wait(0.2)
        #expect(desk.words == ["Right side.", "Twenty seconds left."])
        desk.wait(50)
        #expect(desk.words.first == "Rest a hand on your thigh or a chair.")
    }

    @Test(
        "An aside that ended so shortly before a break that it is doubtful is said again; an older one is not"
    )
    func doubtfulAside() throws {
        let line = try #require(
            arrangement.timeline.cues.last { $0.end < work.frame && $0.sound.text != nil })
        for (late, isSaidAgain) in [(Int64(100), true), (200, true), (300, false)] {
            var desk = desk(at: line.end + .milliseconds(300))
            desk.send(.request(.again))
            let (words, start) = (desk.words, desk.machine.program.start)
            #expect(words == [line.sound.text] && start == line.end)
            desk.hear(line.end + .milliseconds(late))
            desk.breakOff(.lost(OutputError(.lost, device: "test")))
            #expect(desk.words == (isSaidAgain ? words : []), "\(late) ms")
            #expect(desk.machine.program.start == (isSaidAgain ? start : line.end + .milliseconds(late)))
        }
    }

    @Test("Before sleep it is paused and the device let go of, and only the person has it go on")
    func sleeps() {
        for isPaused in [false, true] {
            var desk = desk(at: work.frame + .seconds(13))
            if isPaused { desk.send(.pause) }
            desk.sleep()
            #expect(desk.machine.mode == .rest && desk.machine.state.isPaused)
            desk.send(.resume)
            #expect(desk.machine.mode == .play && desk.machine.state == .playing)
        }
        var ending = desk(at: work.frame + .seconds(13))
        ending.send(.stop)
        ending.sleep()
        #expect(ending.machine.mode == .stop, "what fades out is over before long")
    }

    @Test("A machine that slept counts as away for as long as it slept") func slept() {
        var desk = desk(at: work.frame + .seconds(13))
        desk.time += 3_600
        desk.breakOff(.slept)
        #expect(desk.machine.state.isPaused)
        desk.send(.resume)
        #expect(desk.words.first == "Rest a hand on your thigh or a chair.")
    }

    @Test("A long pause in a way says the way again, whole") func pausedWay() {
        var desk = desk(at: work.frame)
        desk.send(.request(.next))
        let way = desk.words
        #expect(!way.isEmpty)
        desk.status.aside = .seconds(5)
        desk.send(.pause)
        desk.wait(20)
        desk.send(.resume)
        #expect(desk.words == way)
        #expect(desk.status.aside == .zero)
    }

    @Test("Whoever asks for another place in a long pause is led there from the floor up")
    func jumpInAbsence() {
        var desk = desk(at: work.frame)
        desk.send(.pause)
        desk.wait(100)
        desk.send(.request(.next))
        #expect(desk.machine.mode == .pause)
        desk.send(.resume)
        #expect(desk.words.first == "Rest a hand on your thigh or a chair.")
        let second = arrangement.timeline.poseStarts[1]
        #expect(desk.machine.program.start == second.words)
    }

    /// Led back after a long absence: what is said then, and the desk in the middle of it.
    private func onTheWay() throws -> (desk: Desk, way: Timeline) {
        var desk = desk(at: work.frame + .seconds(13))
        desk.send(.pause)
        desk.wait(100)
        desk.send(.resume)
        return (desk, try #require(desk.machine.current.aside))
    }

    @Test("Say that again, on the way back, is the last sentence, and the body is where it is by then")
    func againOnTheWay() throws {
        let way = try onTheWay().way
        let lines = way.cues.filter { $0.sound.text != nil }
        let led = try #require(way.spans.last { $0.kind == .transition }?.end)
        for (index, line) in lines.enumerated() {
            var desk = try onTheWay().desk
            desk.hear(aside: line.frame + Frames(10))
            desk.send(.request(.again))
            #expect(desk.words == lines[index...].compactMap(\.sound.text))
            #expect(desk.machine.program.start == work.frame + .seconds(10))
            let isLed = line.frame >= led
            #expect((desk.machine.current.position(atAside: .zero) == nil) == isLed)
        }
    }

    @Test("Longer, on the way back, is ten seconds more of its silence, and no more of the work")
    func longerOnTheWay() throws {
        let way = try onTheWay().way
        let lines = way.cues.filter { $0.sound.text != nil }
        for (index, line) in lines.enumerated() {
            for isInWords in [true, false] {
                var desk = try onTheWay().desk
                let frame = isInWords ? line.frame + Frames(10) : line.end + Frames(10)
                desk.hear(aside: frame)
                desk.send(.request(.longer))
                let start = isInWords ? line.frame : frame
                let rest = try #require(desk.machine.current.aside)
                #expect(rest.frames == way.frames - start + .seconds(10))
                #expect(desk.words == lines[(isInWords ? index : index + 1)...].compactMap(\.sound.text))
                #expect(desk.timeline == arrangement.timeline)
                #expect(desk.machine.takeChange() == .longerSilence(.seconds(10)))
                let next = rest.cues.first { $0.frame > line.end - start && $0.sound.text != nil }
                let before = index + 1 < lines.count ? lines[index + 1].frame : nil
                #expect(next?.frame == before.map { $0 - start + .seconds(10) })
            }
        }
    }

    @Test("Next, asked twice at once, goes on by two poses") func twice() {
        var desk = desk(at: work.frame)
        desk.send(.request(.next))
        desk.send(.request(.next))
        #expect(desk.machine.program.start == arrangement.timeline.poseStarts[2].words)
    }

    @Test("Say that again within 5 s is the pose from its words; later it is the sentence again") func again()
    {
        var desk = desk(at: work.frame + .seconds(13))
        desk.send(.request(.again))
        desk.wait(6)
        desk.hear(work.frame + .seconds(10))
        desk.send(.request(.again))
        #expect(desk.machine.program.start == work.frame + .seconds(10))
        desk.wait(2)
        desk.send(.request(.again))
        #expect(desk.machine.program.start == arrangement.timeline.poseStarts[0].words)
    }

    @Test("Longer is answered by a tone, without a cut, and told once") func longer() {
        var desk = desk(at: work.frame + .seconds(13))
        let tones = desk.machine.tones
        desk.send(.request(.longer))
        #expect(desk.machine.tones == tones + 1)
        #expect(desk.machine.program.start == nil)
        #expect(desk.machine.takeChange() == .longerWork(.seconds(10)))
        #expect(desk.machine.takeChange() == nil)
        #expect(desk.timeline.frames > arrangement.timeline.frames)
    }

    @Test("A pause in silence is answered by a tone; one that cuts a sound off is heard by itself")
    func tones() throws {
        let line = try #require(arrangement.timeline.cues.first { $0.sound.text != nil })
        var spoken = desk(at: line.frame + Frames(10))
        spoken.send(.pause)
        #expect(spoken.machine.tones == 0)
        var quiet = desk(at: line.end + Frames(10))
        quiet.send(.pause)
        #expect(quiet.machine.tones == 1)
    }

    @Test("Words that nobody measured are measured, and then the answer is heard") func unmeasured() throws {
        let lengths = arrangement.score.lines().reduce(into: [:]) { $0[$1] = Score.estimate($1) }
        var desk = Desk(try Arrangement(arrangement.score, lengths))
        desk.hear(work.frame + .seconds(13))
        desk.send(.request(.again))
        let asked = desk.effects.compactMap { effect -> [String]? in
            if case .measure(let texts, true) = effect { texts } else { nil }
        }
        #expect(asked.last?.contains("Right side.") == true)
        #expect(desk.words.isEmpty)
        let effects = desk.machine.measured((asked.last ?? []).reduce(into: [:]) { $0[$1] = .seconds(1) })
        guard case .load(let program, _) = effects.first else {
            return #expect(Bool(false), "nothing is loaded")
        }
        #expect(program.aside != nil)
    }

    @Test("A session that broke off another day goes on after the opening, from standing") func resumes()
        throws
    {
        var machine = PlaybackMachine()
        let sample = PositionSample(heard: .zero, time: MonotonicTime(nanoseconds: 0))
        let effects = machine.prepared(Beginning(arrangement, resumes: work.frame + .seconds(13)))
        guard case .load(let program, _) = effects.first else {
            return #expect(Bool(false), "nothing is loaded")
        }
        #expect(machine.loaded(generation: program.plan.generation, at: sample).isEmpty)
        #expect(machine.timeline == nil)
        var status = OutputStatus()
        status.phase = .playing
        status.isHolding = true
        status.heard = Timeline.openingFrames
        _ = machine.hear(status, at: sample)
        #expect(machine.program.start == work.frame + .seconds(10))
        #expect(machine.current.aside?.cues.first?.sound.text == "Rest a hand on your thigh or a chair.")
        #expect(machine.state == .playing)
    }
}
