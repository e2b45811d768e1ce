import Practice
import Scheduler
import Testing
import Voice

/// The built-in routines with the real voices, in every way a person can ask for them.
@Suite struct BuiltInTests {
    static let breaths = ["5-5", "4-6", "off"].compactMap { Breath($0) }

    struct Wish: Sendable, CustomTestStringConvertible {
        let routine: String
        let level: Level
        let talk: Talk
        let breath: Breath
        var voice = "en-us"
        var testDescription: String { "\(voice) \(routine) \(level) \(talk) \(breath)" }

        func timeline() throws -> Timeline {
            let wording = try #require(BuiltInTests.wordings[voice])
            let score = Score(
                routine: try #require(try Catalog.routine(routine)), wording: wording, level: level,
                talk: talk, breath: breath)
            return try score.compile(score.lines().reduce(into: [:]) { $0[$1] = Score.estimate($1) })
        }
    }

    /// Each voice read once.
    static let wordings: [String: Wording] = ShippedVoices.ids.reduce(into: [:]) { wordings, id in
        do { wordings[id] = try ShippedVoices.read(id).map { Wording($0) } } catch { Issue.record(error) }
    }

    static let wishes = Catalog.routineIDs.flatMap { routine in
        Level.allCases.flatMap { level in
            Talk.allCases.flatMap { talk in
                breaths.map { Wish(routine: routine, level: level, talk: talk, breath: $0) }
            }
        }
    }

    @Test(arguments: ShippedVoices.ids, wishes) func everyTimelineKeepsTheRules(
        voice: String, wish: Wish
    ) throws {
        var wish = wish
        wish.voice = voice
        let timeline = try wish.timeline()
        #expect(TimelineRules(timeline).broken == [])
        let unfilled = timeline.cues.compactMap(\.sound.text).filter {
            $0.contains { "{}".contains($0) } || $0.isEmpty
        }
        #expect(unfilled == [])
    }

    @Test(arguments: breaths) func aPoseSaysItsOwnBreathWhateverTheSessions(breath: Breath) throws {
        for (routine, pose) in [("strength-seven", "bridge"), ("rolls-and-heels", "heel-sit")] {
            let wish = Wish(routine: routine, level: .gentle, talk: .full, breath: breath)
            let works = try wish.timeline().spans.filter { $0.kind == .work }
            #expect(Set(works.filter { $0.place?.pose == pose }.map { $0.breath?.description }) == ["3-3"])
            #expect(Set(works.filter { $0.place?.pose != pose }.map(\.breath)) == [nil])
        }
    }

    /// Seconds of work of each entry, all sides and repetitions together: PRACTICE's doses at their two ends.
    static let doses: [String: (gentle: [Int64], full: [Int64])] = [
        "easing-five": ([20, 30, 40, 20, 120], [30, 60, 60, 30, 150]),
        "floor-four": ([10, 80, 20, 20], [20, 120, 60, 60]),
        "strength-seven": ([10, 20, 40, 30, 20, 10, 36], [30, 30, 60, 60, 60, 60, 54]),
        "long-seven": ([20, 60, 60, 40, 15, 60, 30], [60, 120, 120, 120, 150, 120, 60]),
        "rolls-and-heels": ([60, 100], [90, 200]),
    ]

    @Test(arguments: wishes.filter { $0.level != .steady })
    func everyDoseIsMetAtBothEnds(wish: Wish) throws {
        let timeline = try wish.timeline()
        let dose = try #require(Self.doses[wish.routine])
        let expected = wish.level == .gentle ? dose.gentle : dose.full
        for (entry, seconds) in expected.enumerated() {
            let work = timeline.spans.filter { $0.kind == .work && $0.place?.entry == entry }
                .reduce(Int64(0)) { $0 + $1.frames.count }
            #expect(work == seconds * Frames.rate, "entry \(entry)")
        }
    }

    /// The setup of a pose takes at most 8 sentences and 60 s with its silences.
    @Test(arguments: ShippedVoices.ids, wishes.filter { $0.talk == .full })
    func aSetupIsShort(voice: String, wish: Wish) throws {
        var wish = wish
        wish.voice = voice
        let timeline = try wish.timeline()
        for span in timeline.spans where span.kind == .instruction {
            let sentences = timeline.cues.filter {
                $0.sound.role == "instruction" && $0.frame >= span.frame && $0.frame < span.end
            }
            #expect(sentences.count <= 8, "\(span.place?.pose ?? "")")
            let first = try #require(sentences.first)
            #expect(span.end - first.frame <= .seconds(60), "\(span.place?.pose ?? "")")
        }
    }

    @Test func aSessionOpensAndClosesInTheOrderOfThePractice() throws {
        let wish = Wish(routine: "easing-five", level: .gentle, talk: .full, breath: .pattern(.even))
        let timeline = try wish.timeline()
        let opening = try #require(timeline.spans.first)
        let said = timeline.cues.filter { $0.frame < opening.end }.compactMap(\.sound.text)
        let minutes = Score.minutes(timeline.frames)
        #expect(minutes >= 10 && minutes <= 14)
        #expect(said[0].hasPrefix("Welcome."))
        #expect(said[1].hasPrefix("About ") && said[1].hasSuffix(" minutes."))
        #expect(said[2].hasPrefix("Keep ") && said[2].hasSuffix(" within reach."))
        #expect(said[3].contains("ask a doctor"))
        #expect(said.contains("This session begins on your hands and knees."))
        #expect(said.last == "Your own rhythm is always right.")
        let closing = try #require(timeline.spans.last)
        let first = try #require(timeline.cues.first { $0.frame >= closing.frame && $0.sound.text != nil })
        #expect(first.frame - closing.frame == ChimeRole.close.frames + .seconds(10))
        #expect(timeline.cues.last?.sound.text == "If you feel dizzy, wait.")
    }
}
