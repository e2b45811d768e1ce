import Practice
import Scheduler
import Seeded
import Testing
import Voice

@Suite("The response to a request") struct RespondingTests {
    private static let arrangements: [String: Arrangement] = {
        var all: [String: Arrangement] = [:]
        for id in Catalog.routineIDs {
            do { all[id] = try arrangement(id) } catch { Issue.record(error) }
        }
        return all
    }()

    private static func arrangement(_ id: String) throws -> Arrangement {
        let voice = try #require(
            try ShippedVoices.read("en-us", VoiceReader(poses: Catalog.poses, routines: Catalog.routineIDs)))
        let routine = try #require(try Catalog.routine(id))
        let score = Score(routine: routine, wording: Wording(voice), level: .steady)
        let lengths = (score.lines() + score.asides()).reduce(into: [:]) { $0[$1] = Score.estimate($1) }
        return try Arrangement(score, lengths)
    }

    /// Some frames of every span: its first and last, and one within.
    private func frames(_ timeline: Timeline, _ generator: inout SplitMix64) -> [Frames] {
        timeline.spans.flatMap { span in
            let within = Int64.random(in: 0..<max(1, span.frames.count), using: &generator)
            return [span.frame, span.frame + Frames(within), span.end - Frames(1)]
        }
    }

    private func goesOn(_ response: PlaybackResponse, from frame: Frames) -> Frames {
        switch response.motion {
        case .staysWithTone, .asideAgain, .asideLonger: frame
        case .moves(let frame): frame
        case .says(let aside), .leads(let aside, _): aside.goesOn
        }
    }

    @Test(
        "Every request at every place has a response whose words are measured and read well",
        arguments: Catalog.routineIDs)
    func everywhere(id: String) throws {
        let arrangement = try #require(Self.arrangements[id])
        var generator = SplitMix64(state: 3)
        let requests: [PlaybackRequest] = [.next, .previous, .again, .longer, .easier]
        for frame in frames(arrangement.timeline, &generator) {
            let last = try #require(arrangement.timeline.poseStarts.last)
            let target = Frames(.random(in: 0..<arrangement.timeline.frames.count, using: &generator))
            for request in requests + [.skip(to: last.pose), .seek(to: target, of: nil)] {
                let response = arrangement.response(to: request, in: PlaybackContext(frame: frame))
                let next = goesOn(response, from: frame)
                #expect(next >= .zero && next <= response.arrangement.timeline.frames)
                switch response.motion {
                case .says(let aside), .leads(let aside, _):
                    let words = try response.arrangement.compile(aside)
                    for text in words.cues.compactMap(\.sound.text) {
                        #expect(!text.contains("  ") && !text.contains("{"), "\(text)")
                    }
                default: break
                }
            }
        }
    }

    @Test(
        "Next goes to the words of the pose that follows, from the last one to the closing",
        arguments: Catalog.routineIDs)
    func next(id: String) throws {
        let arrangement = try #require(Self.arrangements[id])
        var frame = Frames.zero
        var visited: [Frames] = []
        while true {
            let response = arrangement.response(to: .next, in: PlaybackContext(frame: frame))
            guard case .leads(let aside, _) = response.motion else { break }
            frame = aside.goesOn
            visited.append(frame)
        }
        let closing = try #require(arrangement.timeline.spans.last)
        #expect(closing.kind == .closing)
        #expect(visited == arrangement.timeline.poseStarts.map(\.words) + [closing.frame])
    }

    @Test("Say that again says the sentence; asked twice it is the pose from its words") func again() throws {
        let arrangement = try #require(Self.arrangements["long-seven"])
        let timeline = arrangement.timeline
        let work = try #require(timeline.spans.first { $0.place?.side == .right && $0.kind == .work })
        let frame = work.frame + .seconds(12)
        let once = arrangement.response(to: .again, in: PlaybackContext(frame: frame))
        guard case .says(let aside) = once.motion else { return #expect(Bool(false), "nothing is said") }
        #expect(aside.lines().contains("Right side."))
        #expect(aside.lines().last == "Thirty-five seconds left.")
        let twice = arrangement.response(to: .again, in: PlaybackContext(frame: frame, isAskedAgain: true))
        #expect(goesOn(twice, from: frame) == timeline.pose(at: frame)?.words)
    }

    @Test("Say that again in an aside says the aside again") func asideAgain() throws {
        let arrangement = try #require(Self.arrangements["easing-five"])
        let place = PlaybackContext(frame: .seconds(100), aside: .way, position: .standing)
        guard case .asideAgain = arrangement.response(to: .again, in: place).motion else {
            return #expect(Bool(false), "something else is said")
        }
    }

    @Test("Whoever is on the way is led from where they really are, also by the next request")
    func brokenWay()
        throws
    {
        let arrangement = try #require(Self.arrangements["long-seven"])
        let second = try #require(arrangement.timeline.poseStarts.dropFirst().first)
        let place = PlaybackContext(frame: second.words, aside: .way, position: .standing)
        let response = arrangement.response(to: .next, in: place)
        guard case .leads(let aside, let from) = response.motion else {
            return #expect(Bool(false), "nobody is led")
        }
        #expect(from == .standing)
        #expect(aside.lines().first == "Rest a hand on your thigh or a chair.")
    }

    @Test("An edit on the way does not leave the person behind: a tone answers, and the edit holds")
    func editOnTheWay() throws {
        let arrangement = try #require(Self.arrangements["strength-seven"])
        let second = try #require(arrangement.timeline.poseStarts.dropFirst().first)
        let place = PlaybackContext(frame: second.words, aside: .way, position: .standing)
        let response = arrangement.response(to: .easier, in: place)
        guard case .staysWithTone = response.motion else { return #expect(Bool(false), "the way is cut off") }
        #expect(response.change != nil && response.change != .nothing)
    }

    @Test(
        "A seek within the pose is exact; into another pose it leads there",
        arguments: 0..<50 as Range<UInt64>)
    func seek(seed: UInt64) throws {
        var generator = SplitMix64(state: seed)
        let arrangement = try #require(Self.arrangements["long-seven"])
        let timeline = arrangement.timeline
        let here = Frames(.random(in: 0..<timeline.frames.count, using: &generator))
        let target = Frames(.random(in: -1_000..<timeline.frames.count + 1_000, using: &generator))
        let response = arrangement.response(to: .seek(to: target, of: nil), in: PlaybackContext(frame: here))
        let clamped = max(.zero, min(target, timeline.frames - Frames(1)))
        let there = timeline.span(at: clamped)?.place?.entry
        if let there, there != timeline.span(at: here)?.place?.entry {
            guard case .leads = response.motion else { return #expect(Bool(false), "nobody is led") }
        } else {
            #expect(goesOn(response, from: here) == clamped)
        }
    }

    @Test("A seek in a timeline that was edited since lands in the same pose") func staleSeek() throws {
        let seen = try #require(Self.arrangements["long-seven"])
        let work = try #require(seen.timeline.spans.first { $0.kind == .work })
        let now = seen.response(to: .longer, in: PlaybackContext(frame: work.frame)).arrangement
        let later = try #require(seen.timeline.poseStarts.last)
        let response = now.response(
            to: .seek(to: later.words, of: seen.timeline), in: PlaybackContext(frame: work.frame))
        let entry = now.timeline.span(at: goesOn(response, from: .zero))?.place?.entry
        #expect(entry == later.entry)
        #expect(now.timeline != seen.timeline)
    }
}

@Suite("Standing still") struct PauseLengthTests {
    @Test(
        "Up to a breath it is a moment, up to a minute a pause, then an absence",
        arguments: [
            (0, PauseLength.moment), (10_000, .moment), (10_001, .pause), (60_000, .pause),
            (60_001, .absence),
        ] as [(Int64, PauseLength)])
    func kinds(milliseconds: Int64, expected: PauseLength) {
        #expect(PauseLength(.milliseconds(milliseconds), breath: .seconds(10)) == expected)
    }

    @Test("What has begun is what the time says", arguments: PauseLength.allCases)
    func begins(length: PauseLength) {
        for breath in [Frames.seconds(6), .seconds(19)] {
            let begin = length.begin(breath: breath)
            #expect(PauseLength(begin + Frames(1), breath: breath) == length || length == .moment)
            if length != .moment { #expect(PauseLength(begin, breath: breath) < length) }
        }
    }
}
