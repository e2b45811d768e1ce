import Practice
import Scheduler
import Testing
import Voice

/// Asides in the words of the real voice.
@Suite struct SpokenAsideTests {
    private func session(
        _ entries: [(String, Movement?)], talk: Talk = .full, breath: Breath = .pattern(.even)
    ) throws -> (arrangement: Arrangement, lengths: [String: Frames]) {
        let voice = try #require(try ShippedVoices.read("en-us", VoiceReader()))
        let poses = try entries.map { id, movement in
            let pose = try #require(Catalog.pose(id))
            return Routine.Entry.pose(pose, movement ?? pose.movement)
        }
        let score = Score(
            routine: Routine(name: "Asides", entries: poses), wording: Wording(voice), talk: talk,
            breath: breath)
        let lengths = (score.lines() + score.asides()).reduce(into: [:]) { $0[$1] = Score.estimate($1) }
        return (try Arrangement(score, lengths), lengths)
    }

    private func hold(_ seconds: Int, _ sides: Sides = .each) -> Movement {
        .hold(.seconds(DoseRange(Seconds(seconds))), sides: sides)
    }

    private func works(_ arrangement: Arrangement) -> [Span] {
        arrangement.timeline.spans.filter { $0.kind == .work }
    }

    @Test func aHoldSaysItsSideAndWhatIsLeft() throws {
        let (arrangement, lengths) = try session([("knee-to-chest", hold(30))])
        let left = try #require(works(arrangement).first)
        // The breath that the pause cut begins again: 20 s are left, not 17.
        let aside = arrangement.leadIn(at: left.frame + .seconds(13))
        #expect(aside.goesOn == left.frame + .seconds(10))
        #expect(aside.lines() == ["Left side.", "Twenty seconds left."])
        let lasts = try aside.compile(lengths).frames
        #expect(lasts >= .seconds(3) && lasts <= .seconds(5))
        #expect(
            arrangement.again(at: left.frame + .seconds(13)).lines()
                == ["Knee to chest, one leg at a time.", "Left side.", "Twenty seconds left."])
    }

    @Test func withoutSidesOnlyWhatIsLeftIsSaid() throws {
        let (arrangement, _) = try session([("childs-pose", hold(60, .none))], breath: .off)
        let work = try #require(works(arrangement).first)
        #expect(arrangement.leadIn(at: work.frame + .seconds(21)).lines() == ["Forty seconds left."])
        #expect(arrangement.leadIn(at: work.frame + .seconds(59)).lines() == ["Five seconds left."])
        #expect(arrangement.leadIn(at: work.frame).lines() == ["One minute left."])
    }

    @Test func breathsAndRepetitionsAreCountedAsTheyAreDone() throws {
        let (arrangement, _) = try session([
            ("bridge", .hold(.breaths(DoseRange(3)))), ("pelvic-tilt", nil), ("cat-cow", nil),
        ])
        func lines(_ entry: Int, _ work: Int, _ seconds: Int64 = 0) -> [String] {
            let spans = works(arrangement).filter { $0.place?.entry == entry }
            return arrangement.leadIn(at: spans[work].frame + .seconds(seconds)).lines()
        }
        #expect(lines(0, 0, 1) == ["Three breaths left."])
        #expect(lines(0, 0, 14) == ["One breath left."])
        #expect(lines(1, 0) == ["Twelve to go."])
        #expect(lines(1, 17) == ["Four to go."])
        #expect(lines(1, 23) == ["Last one."])
        #expect(lines(2, 1) == ["Thirty seconds left."])
    }

    @Test func duringWordsTheLastSentenceIsSaidAgainAndItsTimeGivenAgain() throws {
        let (arrangement, lengths) = try session([("knee-to-chest", hold(30))])
        let cue = try #require(arrangement.timeline.cues.first { $0.sound.text == "Lift your left foot." })
        for frame in [cue.frame + .milliseconds(300), cue.end + .seconds(2)] {
            let aside = arrangement.again(at: frame)
            #expect(aside.lines() == ["Lift your left foot."])
            #expect(aside.goesOn == cue.end)
            #expect(try aside.compile(lengths).frames == cue.frames)
            // After a pause the timeline itself says it again.
            let leadIn = arrangement.leadIn(at: frame)
            #expect(leadIn.isEmpty && leadIn.goesOn == cue.frame)
        }
    }

    @Test func aJumpOutOfATwistUnwindsItFirst() throws {
        let (arrangement, lengths) = try session([("seated-twist", hold(30)), ("childs-pose", nil)])
        let right = works(arrangement)[1]
        let start = try #require(arrangement.timeline.nextPose(after: right.frame))
        let aside = arrangement.way(to: start, at: right.frame + .seconds(4))
        #expect(
            aside.lines() == [
                "Turn back to the middle, both legs out.", "Bend both knees.",
                "Lower both knees to the right.",
                "Place both hands on the floor to your right.", "Come around onto your hands and knees.",
            ])
        let timeline = try aside.compile(lengths)
        let last = try #require(timeline.cues.last)
        #expect(timeline.frames - last.end == .seconds(12))
        let first = try #require(arrangement.timeline.span(at: aside.goesOn))
        #expect(first.kind == .instruction && first.place?.pose == "childs-pose")
    }

    @Test func aReturnToTheMatExplainsTheSideAgain() throws {
        let (arrangement, lengths) = try session([("childs-pose", nil), ("knee-to-chest", hold(30))])
        let right = works(arrangement)[2]
        let aside = arrangement.returning(at: right.frame + .seconds(25))
        #expect(aside.goesOn == right.frame + .seconds(20))
        #expect(
            aside.lines().suffix(10)
                == [
                    "Knee to chest, one leg at a time.", "Right side.", "Lift your right foot.",
                    "Clasp your hands behind your right thigh.", "Stop at a gentle pull.",
                    "Draw your right knee slowly towards you.", "Let your lower back rest long on the floor.",
                    "Ten seconds left.", "Right knee.", "Breathe out.",
                ])
        #expect(aside.lines().contains("Roll slowly onto your back."))
        let timeline = try aside.compile(lengths)
        #expect(timeline.spans.map(\.kind) == [.transition, .instruction, .ready])
        #expect(timeline.frames - (timeline.cues.last?.end ?? .zero) == .seconds(3))
    }

    @Test(arguments: Catalog.routineIDs) func leadInsOfTheRoutinesLastThreeToFiveSeconds(_ id: String) throws
    {
        let voice = try #require(try ShippedVoices.read("en-us", VoiceReader()))
        let routine = try #require(try Catalog.routine(id))
        for breath in ["5-5", "off"].compactMap({ Breath($0) }) {
            let score = Score(routine: routine, wording: Wording(voice), breath: breath)
            let lengths = (score.lines() + score.asides()).reduce(into: [:]) { $0[$1] = Score.estimate($1) }
            let arrangement = try Arrangement(score, lengths)
            for work in works(arrangement) {
                let lasts = try arrangement.leadIn(at: work.frame + .seconds(1)).compile(lengths).frames
                #expect(lasts >= .seconds(3) && lasts <= .seconds(5))
            }
        }
    }
}
