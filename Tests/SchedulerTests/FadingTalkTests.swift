import Practice
import Scheduler
import Testing
import Voice

/// `auto`: each pose is told as well as it is known.
@Suite struct FadingTalkTests {
    private func timeline(_ talk: Talk, _ known: [String: Talk] = [:], _ routine: String = "strength-seven")
        throws -> Timeline
    {
        let score = Score(
            routine: try #require(try Catalog.routine(routine)),
            wording: try #require(BuiltInTests.wordings["en-us"]), talk: talk, known: known)
        return try score.compile(score.lines().reduce(into: [:]) { $0[$1] = Score.estimate($1) })
    }

    @Test(arguments: [Talk.full, .brief, .chimes])
    func whereAllIsKnownAlikeItIsThatLevel(_ talk: Talk) throws {
        let known = Dictionary(uniqueKeysWithValues: Catalog.poses.map { ($0.id, talk) })
        let (auto, plain) = (try timeline(.auto, known), try timeline(talk))
        #expect(auto.cues == plain.cues && auto.spans == plain.spans)
        #expect(auto.talk == .auto)
    }

    @Test func whatIsNotKnownIsToldInFull() throws {
        #expect(try timeline(.auto).cues == timeline(.full).cues)
    }

    @Test func everyPoseFadesByItself() throws {
        let known: [String: Talk] = ["pelvic-tilt": .brief, "piriformis": .chimes, "childs-pose": .chimes]
        let auto = try timeline(.auto, known)
        #expect(TimelineRules(auto).broken == [])
        for (entry, pose) in auto.poseStarts.enumerated() {
            let plain = try timeline(known[pose.pose] ?? .full)
            func heard(_ timeline: Timeline) -> [String] {
                timeline.cues.filter { $0.place?.entry == entry }.map { $0.sound.text ?? $0.sound.role }
            }
            #expect(heard(auto) == heard(plain), "\(pose.pose)")
        }
        let opening = try #require(auto.spans.first)
        let said = auto.cues.filter { $0.frame < opening.end }.compactMap(\.sound.text)
        #expect(said.contains { $0.contains("ask a doctor") })
    }

    @Test func theOpeningIsSpokenOnlyWhereSomePoseIs() throws {
        let known = Dictionary(uniqueKeysWithValues: Catalog.poses.map { ($0.id, Talk.chimes) })
        #expect(try timeline(.auto, known).cues.compactMap(\.sound.text) == [])
    }

    /// What an aside may say was measured before, whatever is known.
    @Test(arguments: 0..<60) func everyAnswerIsMeasured(seed: Int) throws {
        var generator = Generator(seed: seed)
        let drawn = generator.score(TestVoice.wording)
        let score = Score(
            routine: drawn.routine, wording: drawn.wording, level: drawn.level, talk: .auto,
            breath: drawn.breath, pace: drawn.pace, known: drawn.known)
        let lengths = (score.lines() + score.asides()).reduce(into: [:]) { $0[$1] = Score.estimate($1) }
        let arrangement = try Arrangement(score, lengths)
        for span in arrangement.timeline.spans {
            let frame = span.frame + Frames(span.frames.count / 2)
            for aside in [arrangement.leadIn(at: frame), arrangement.again(at: frame)] {
                let missing = aside.lines().filter { lengths[$0] == nil }
                #expect(missing == [])
            }
        }
    }
}
