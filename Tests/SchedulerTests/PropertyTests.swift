import Practice
import Scheduler
import Testing
import Voice

/// What holds for every routine, voice, level and talk level.
@Suite struct PropertyTests {
    @Test(arguments: 0..<600) func everyTimelineKeepsTheRules(seed: Int) throws {
        var generator = Generator(seed: seed)
        let score = generator.score(TestVoice.wording)
        let timeline = try score.compile(generator.lengths(score.lines()))
        #expect(TimelineRules(timeline).broken == [])
    }

    @Test(arguments: 0..<200) func workLastsItsDose(seed: Int) throws {
        var generator = Generator(seed: seed)
        let score = generator.score(TestVoice.wording)
        let timeline = try score.compile(generator.lengths(score.lines()))
        for (index, entry) in score.routine.entries.enumerated() {
            guard case .pose(let pose, let movement) = entry else { continue }
            let expected = ExpectedDose(movement, pose, score.level, score.breath)
            let works = timeline.spans.filter { $0.kind == .work && $0.place?.entry == index }
            let lengths = works.map(\.frames.count)
            #expect(lengths == expected.works, "entry \(index): \(movement)")
        }
    }

    @Test(arguments: 0..<200) func higherLevelsNeverAskForLess(seed: Int) throws {
        var generator = Generator(seed: seed)
        let routine = generator.routine()
        let breath = generator.score(TestVoice.wording).breath
        let work = try Level.allCases.map { level in
            let score = Score(
                routine: routine, wording: TestVoice.wording, level: level, talk: .chimes, breath: breath)
            let timeline = try score.compile(generator.lengths(score.lines()))
            return timeline.spans.filter { $0.kind == .work && !fills($0, routine) }
                .reduce(Int64(0)) { $0 + $1.frames.count }
        }
        #expect(work == work.sorted(), "gentle <= steady <= full")
    }

    /// A movement that fills a time may hold more work in fewer, longer repetitions; its time is what rises.
    private func fills(_ span: Span, _ routine: Routine) -> Bool {
        guard let entry = span.place?.entry, case .pose(_, let movement) = routine.entries[entry],
            case .fill = movement.repetitions
        else { return false }
        return true
    }

    @Test(arguments: 0..<60) func theSameInputsGiveTheSameTimeline(seed: Int) throws {
        var generator = Generator(seed: seed)
        let score = generator.score(TestVoice.wording)
        let lengths = generator.lengths(score.lines())
        #expect(try score.compile(lengths) == score.compile(lengths))
        #expect(score.lines() == score.lines())
    }

    @Test(arguments: 0..<60) func aSlowPaceNeverChangesADose(seed: Int) throws {
        var generator = Generator(seed: seed)
        let routine = generator.routine()
        let timelines = try Pace.allCases.map { pace in
            let score = Score(routine: routine, wording: TestVoice.wording, talk: .brief, pace: pace)
            var lengths = Generator(seed: seed)
            return try score.compile(lengths.lengths(score.lines()))
        }
        let works = timelines.map { $0.spans.filter { $0.kind == .work }.map(\.frames) }
        #expect(works[0] == works[1])
        let transitions = timelines.map { $0.spans.filter { $0.kind == .transition }.map(\.frames.count) }
        for (normal, slow) in zip(transitions[0], transitions[1]) { #expect(slow > normal) }
    }

    @Test(arguments: 0..<60) func theMinutesOfTheWelcomeAreTheTimelinesOwn(seed: Int) throws {
        var generator = Generator(seed: seed)
        let score = Score(routine: generator.routine(), wording: TestVoice.wording)
        let lengths = score.lines().reduce(into: [String: Frames]()) { $0[$1] = Score.estimate($1) }
        let timeline = try score.compile(lengths)
        let welcome = timeline.cues.filter { $0.sound.role == "welcome" }.compactMap(\.sound.text)
        #expect(welcome.contains(TestVoice.wording.minutes(Score.minutes(timeline.frames)).text))
    }

    @Test func aTableWithoutALineIsRefused() {
        var generator = Generator(seed: 1)
        let score = Score(routine: generator.routine(), wording: TestVoice.wording)
        #expect(throws: Score.Unmeasured.self) { try score.compile([:]) }
    }

    @Test(arguments: 0..<60) func entriesBeforeTheFirstAreLeftOutAndKeepTheirNumbers(seed: Int) throws {
        var generator = Generator(seed: seed)
        let routine = generator.routine()
        let from = generator.int(0...(routine.entries.count - 1))
        let score = Score(routine: routine, wording: TestVoice.wording, talk: .silent, from: from)
        let timeline = try score.compile(generator.lengths(score.lines()))
        let entries = timeline.spans.compactMap { $0.place?.entry }
        #expect(Set(entries) == Set(from..<routine.entries.count))
    }
}

/// The works of a pose in their order, worked out from the movement alone.
struct ExpectedDose {
    let works: [Int64]

    init(_ movement: Movement, _ pose: Pose, _ level: Level, _ breath: Breath) {
        let pattern = pose.breath(in: breath)
        func milliseconds(_ range: DoseRange<Seconds>) -> Int64 {
            let (low, high) = (range.low.milliseconds, range.high.milliseconds)
            return level == .gentle ? low : level == .full ? high : low + (high - low) / 2
        }
        func count(_ range: DoseRange<Int>) -> Int {
            level == .gentle ? range.low : level == .full ? range.high : (range.low + range.high) / 2
        }
        let one = pattern.length.milliseconds
        let phases = movement.phases.map { phase -> Int64 in
            switch phase.length {
            case .inBreath: return (pattern.inhale + pattern.holdIn).milliseconds
            case .outBreath: return (pattern.exhale + pattern.holdOut).milliseconds
            case .breaths(let range): return Int64(count(range)) * one
            case .seconds(let range):
                let asked = milliseconds(range)
                guard movement.isHold, breath != .off else { return asked }
                let wholes = stride(from: one, through: range.high.milliseconds, by: Int(one))
                    .filter { $0 >= range.low.milliseconds && abs($0 - asked) * 2 < one }
                return wholes.min { abs($0 - asked) < abs($1 - asked) } ?? asked
            }
        }
        let pause: Int64
        switch movement.pause {
        case nil: pause = 0
        case .seconds(let range): pause = milliseconds(range)
        case .breaths(let range): pause = Int64(count(range)) * one
        }
        let repetitions: Int
        switch movement.repetitions {
        case .count(let range): repetitions = count(range)
        case .fill(let range):
            let once = (phases.reduce(0, +) + pause) * (movement.sides == .alternating ? 2 : 1)
            repetitions = max(1, Int(milliseconds(range) / once))
        }
        let all = count(movement.sets) * repetitions * (movement.sides == .none ? 1 : 2)
        works = (0..<all).flatMap { _ in phases.map { $0 * 48 } }
    }
}
