import Practice
import Scheduler
import Testing
import Voice

/// Edits as a person hears them, in the words of the real voice.
@Suite struct SpokenEditTests {
    private func session(
        _ entries: [(String, Movement?)], level: Level = .gentle, breath: Breath = .pattern(.even)
    ) throws -> Arrangement {
        let voice = try #require(try ShippedVoices.read("en-us", VoiceReader()))
        let poses = try entries.map { id, movement in
            let pose = try #require(Catalog.pose(id))
            return Routine.Entry.pose(pose, movement ?? pose.movement)
        }
        let score = Score(
            routine: Routine(name: "Edits", entries: poses), wording: Wording(voice), level: level,
            breath: breath)
        let lengths = (score.lines() + score.asides()).reduce(into: [:]) { $0[$1] = Score.estimate($1) }
        return try Arrangement(score, lengths)
    }

    private func hold(_ low: Int, _ high: Int, _ sides: Sides = .each) -> Movement {
        .hold(.seconds(DoseRange(Seconds(low), Seconds(high))), sides: sides)
    }

    private func works(_ arrangement: Arrangement) -> [Span] {
        arrangement.timeline.spans.filter { $0.kind == .work }
    }

    /// Seconds of each work.
    private func seconds(_ arrangement: Arrangement) -> [Double] { works(arrangement).map(\.frames.seconds) }

    /// What is said in a work, each with its second.
    private func said(_ arrangement: Arrangement, _ work: Int) -> [String] {
        let span = works(arrangement)[work]
        return arrangement.timeline.cues(in: span).compactMap { cue in
            cue.sound.text.map { "\($0) \(Int((cue.frame - span.frame).seconds))" }
        }
    }

    @Test func aHoldGetsABreathMoreOnBothSides() throws {
        let before = try session([("knee-to-chest", hold(30, 30))])
        let left = works(before)[0]
        let edit = before.longer(at: left.frame + .seconds(12))
        #expect(edit.change == .longerWork(.seconds(10)) && edit.aside == nil)
        #expect(seconds(edit.arrangement) == [40, 40])
        let words = ["Breathe in. 0", "Breathe out. 5", "Halfway. 20", "Three. 37", "Two. 38", "One. 39"]
        #expect(said(edit.arrangement, 0) == words && said(edit.arrangement, 1) == words)
        #expect(works(edit.arrangement).map(\.breaths) == [4, 4])
        #expect(edit.arrangement.timeline.frames == before.timeline.frames + .seconds(20))
    }

    @Test func onTheSecondSideBothSidesStayEqual() throws {
        let before = try session([("knee-to-chest", hold(30, 30))])
        let edit = before.longer(at: works(before)[1].frame + .seconds(12))
        #expect(edit.change == .nothing && edit.arrangement.timeline == before.timeline)
        #expect(edit.aside?.lines() == ["Both sides stay equal."])
    }

    @Test func aCountdownThatHasBegunBeginsAnew() throws {
        let before = try session([("childs-pose", hold(30, 30, .none))])
        let edit = before.longer(at: works(before)[0].frame + .milliseconds(28_900))
        #expect(
            said(edit.arrangement, 0) == [
                "Breathe in. 0", "Breathe out. 5", "Three. 27", "Two. 28", "Three. 37", "Two. 38", "One. 39",
            ])
        let again = edit.arrangement.longer(at: works(before)[0].frame + .seconds(36))
        #expect(said(again.arrangement, 0).suffix(3) == ["Three. 47", "Two. 48", "One. 49"])
    }

    @Test func theLastBreathMovesWithTheEnd() throws {
        let before = try session([("bridge", .hold(.breaths(DoseRange(3))))], breath: .off)
        #expect(said(before, 0).isEmpty)
        let heard = try session([("bridge", .hold(.breaths(DoseRange(3))))])
        #expect(said(heard, 0).last == "Last breath. 12")
        let edit = heard.longer(at: works(heard)[0].frame + .seconds(8))
        #expect(seconds(edit.arrangement) == [24])
        #expect(said(edit.arrangement, 0).last == "Last breath. 18")
        let late = heard.longer(at: works(heard)[0].frame + .seconds(15))
        #expect(said(late.arrangement, 0).suffix(2) == ["Last breath. 12", "Last breath. 18"])
        #expect(seconds(before.longer(at: works(before)[0].frame).arrangement) == [28])
    }

    @Test func countedWorkGetsOneRepetitionMore() throws {
        let before = try session([("pelvic-tilt", nil)])
        let eleventh = works(before)[20]
        let edit = before.longer(at: eleventh.frame + .seconds(1))
        #expect(edit.change == .oneMoreRepetition && works(edit.arrangement).count == 26)
        let said = edit.arrangement.timeline.cues.compactMap(\.sound.text)
        #expect(said.filter { $0 == "Last one." }.count == 1)
        #expect(said.contains("Thirteen."))
        #expect(edit.arrangement.timeline.frames == before.timeline.frames + .seconds(10))
        let ends = edit.arrangement.timeline.cues.filter { $0.sound == .chime(.end) }
        #expect(ends.map(\.frame) == [works(edit.arrangement)[25].end])
    }

    @Test func shortHoldsOnSidesGetOneMoreOnEachSide() throws {
        var movement = hold(5, 5)
        movement.repetitions = .count(DoseRange(2))
        let before = try session([("knee-to-chest", movement)])
        let edit = before.longer(at: works(before)[0].frame + .seconds(1))
        #expect(seconds(edit.arrangement) == [5, 5, 5, 5, 5, 5])
        let second = works(edit.arrangement)[4]
        #expect(edit.arrangement.longer(at: second.frame).change == .nothing)
    }

    @Test func silenceGrowsAfterTheSentenceThatSounds() throws {
        let before = try session([("knee-to-chest", hold(30, 30))])
        let cue = try #require(before.timeline.cues.first { $0.sound.text == "Lift your left foot." })
        let edit = before.longer(at: cue.frame + .milliseconds(500))
        #expect(edit.change == .longerSilence(.seconds(10)))
        let cues = edit.arrangement.timeline.cues
        let index = try #require(cues.firstIndex(of: cue))
        #expect(cues[index + 1].frame - cue.end == .seconds(13))
        // Another edit, later, keeps it.
        let later = edit.arrangement.longer(at: works(edit.arrangement)[0].frame).arrangement
        #expect(later.timeline.frames == before.timeline.frames + .seconds(30))
        #expect(later.timeline.cues[..<index] == cues[..<index])
    }

    @Test func easierTakesTheLowDoseAndSaysHow() throws {
        let before = try session([("knee-to-chest", hold(20, 60)), ("childs-pose", nil)], level: .full)
        #expect(seconds(before) == [60, 60, 60])
        let left = works(before)[0]
        let edit = before.easier(at: left.frame + .seconds(7))
        #expect(edit.change == .easier(sidesAreEqual: true))
        #expect(seconds(edit.arrangement) == [20, 20, 60])
        #expect(edit.aside?.lines() == ["Ease off.", "Let your left knee move a little away from you."])
        #expect(edit.aside?.goesOn == left.frame)
        // Past the low dose: at the next whole breath.
        let late = before.easier(at: left.frame + .seconds(32))
        #expect(seconds(late.arrangement) == [40, 20, 60])
        #expect(late.change == .easier(sidesAreEqual: false))
    }

    @Test func onTheSecondSideThePersonsBodyGoesFirst() throws {
        let before = try session([("knee-to-chest", hold(20, 60))], level: .full)
        let edit = before.easier(at: works(before)[1].frame + .seconds(24))
        #expect(seconds(edit.arrangement) == [60, 30])
        #expect(edit.change == .easier(sidesAreEqual: false))
    }

    @Test func atGentleTheWorkEndsAtTheNextBreath() throws {
        let before = try session([("childs-pose", hold(40, 60, .none))])
        let edit = before.easier(at: works(before)[0].frame + .seconds(12))
        #expect(seconds(edit.arrangement) == [20])
        let off = try session([("childs-pose", hold(40, 60, .none))], level: .full, breath: .off)
        let work = works(off)[0]
        #expect(seconds(off.easier(at: work.frame + .seconds(12)).arrangement) == [40])
        #expect(seconds(off.easier(at: work.frame + .seconds(47)).arrangement) == [47])
    }

    @Test func aPoseThatIsMadeEasierOnItsWaySaysTheLowDose() throws {
        let before = try session([("childs-pose", nil)], level: .full)
        let start = try #require(before.timeline.poseStarts.first)
        let edit = before.easier(at: start.frame + .seconds(3))
        #expect(seconds(edit.arrangement) == [20])
        #expect(edit.arrangement.timeline.cues.contains { $0.sound.text == "Twenty seconds." })
        let late = before.easier(at: start.words + .seconds(4))
        #expect(seconds(late.arrangement) == [20])
        #expect(late.arrangement.timeline.cues.contains { $0.sound.text == "One minute." })
    }

    @Test func aSetThatIsAnnouncedIsDone() throws {
        var movement = hold(10, 10, .none)
        movement.sets = DoseRange(1, 3)
        let before = try session([("sphinx", movement)], level: .full)
        let rest = try #require(before.timeline.spans.first { $0.kind == .rest })
        #expect(works(before.easier(at: rest.frame - .seconds(2)).arrangement).count == 1)
        #expect(works(before.easier(at: rest.frame + .seconds(2)).arrangement).count == 2)
    }

    /// Whatever an edited session says was among the texts that were measured ahead.
    @Test(arguments: Catalog.routineIDs) func noWordIsMissing(_ id: String) throws {
        let voice = try #require(try ShippedVoices.read("en-us", VoiceReader()))
        let routine = try #require(try Catalog.routine(id))
        let wording = Wording(voice)
        let score = Score(routine: routine, wording: wording, level: .full)
        let known = (score.lines() + score.asides()).reduce(into: [:]) { $0[$1] = Score.estimate($1) }
        var all = known
        for level in Level.allCases {
            let other = Score(routine: routine, wording: wording, level: level)
            for text in other.lines() + other.asides() { all[text] = Score.estimate(text) }
        }
        for number in 1...99 {
            for line in [wording.count(number), wording.again(number), wording.nextSet(number)] {
                all[line.text] = Score.estimate(line.text)
            }
        }
        for seed in 0..<12 {
            var generator = Generator(seed: seed)
            var arrangements = [try Arrangement(score, known), try Arrangement(score, all)]
            for _ in 0..<6 {
                let frame = generator.pick(generator.frames(of: arrangements[0].timeline))
                let easier = generator.chance(30)
                arrangements = arrangements.map {
                    (easier ? $0.easier(at: frame) : $0.longer(at: frame)).arrangement
                }
                #expect(arrangements[0].timeline == arrangements[1].timeline)
                let asides = [arrangements[0].leadIn(at: frame), arrangements[0].again(at: frame)]
                #expect(asides.allSatisfy { $0.lines().allSatisfy { known[$0] != nil } })
            }
        }
    }
}
