import Practice
import Scheduler
import Testing
import Voice

/// The three models of PRACTICE, *How it is spoken*, word for word and silence for silence.
@Suite struct ModelTests {
    /// A sentence and the seconds of silence after it.
    typealias Spoken = (text: String, silence: Int)

    @Test func childsPoseIsSpokenAsTheModel() throws {
        let hold = Length.seconds(DoseRange(Seconds(20)))
        let session = try Session("childs-pose", .hold(hold), before: nil)
        try session.expect(
            before: [
                ("Come down to your hands and knees.", 20), ("Child's pose.", 1), ("Twenty seconds.", 1),
                ("Place your knees right below your hips.", 3),
                ("Place your hands below your shoulders.", 3), ("Stop wherever it feels easy.", 1),
                ("Slide your hips back towards your heels.", 5), ("Let your chest sink down.", 3),
                ("Rest your forehead on the floor or a pillow.", 3),
                ("Leave your arms long in front of you.", 5), ("Breathe out.", 3),
            ],
            after: [
                ("Press the floor away with your hands.", 5), ("Come back to your hands and knees.", 5),
            ])
        #expect(session.inWork == ["Breathe in.", "Breathe out."])
    }

    @Test func kneeToChestIsSpokenAsTheModel() throws {
        let hold = Length.seconds(DoseRange(Seconds(30)))
        let session = try Session(
            "knee-to-chest", .hold(hold, sides: .each, first: .right), before: "cat-cow")
        try session.expect(
            before: [
                ("Lower your hips to the right.", 5), ("Lie down on your right side.", 5),
                ("Roll slowly onto your back.", 5), ("Bend both knees.", 3),
                ("Place both feet flat on the floor.", 15), ("Knee to chest, one leg at a time.", 1),
                ("Thirty seconds each side.", 1), ("Right leg first.", 1), ("Lift your right foot.", 3),
                ("Clasp your hands behind your right thigh.", 3), ("Stop at a gentle pull.", 1),
                ("Draw your right knee slowly towards you.", 5),
                ("Let your lower back rest long on the floor.", 5), ("Right knee.", 1), ("Breathe out.", 3),
            ],
            between: [
                ("Let go with your hands.", 3), ("Lower your right foot to the floor.", 6),
                ("Now the left leg.", 1), ("Lift your left foot.", 3),
                ("Clasp your hands behind your left thigh.", 3),
                ("Draw your left knee slowly towards you.", 5), ("Left knee.", 1), ("Breathe out.", 3),
            ],
            after: [("Let go with your hands.", 3), ("Lower your left foot to the floor.", 5)])
        let side = ["Breathe in.", "Breathe out.", "Three.", "Two.", "One."]
        #expect(session.inWork == side + side)
    }

    @Test func pelvicTiltIsSpokenAsTheModel() throws {
        let tilt = try #require(Catalog.pose("pelvic-tilt"))
        let session = try Session("pelvic-tilt", tilt.movement, before: "knees-to-chest")
        try session.expect(
            before: [
                ("Pelvic tilt.", 1), ("Twelve times, one slow breath each.", 1),
                ("Rest your hands on your hips.", 3), ("Notice the small space under your lower back.", 3),
                ("Breathing out, press your lower back gently into the floor.", 5),
                ("Breathing in, let it rise again.", 5), ("Your hips stay on the floor.", 1),
                ("A small movement is enough.", 5), ("Breathe out.", 3),
            ],
            after: [("Let your back rest.", 3), ("Breathe as you like.", 5)])
        #expect(
            session.inWork == [
                "Breathe in.", "One.", "Breathe out, press down.", "Breathe in, let go.", "Two.",
                "Breathe out, press down.", "Three.", "Four.", "Five.", "Six.", "Seven.", "Eight.", "Nine.",
                "Ten.", "Eleven.", "Last one.", "Twelve.",
            ])
    }

    /// One pose in a session at `full` and `gentle`, after another pose if one is named.
    struct Session {
        let timeline: Timeline
        let entry: Int

        init(_ id: String, _ movement: Movement, before: String?) throws {
            let voice = try #require(try ShippedVoices.read("en-us", VoiceReader()))
            let pose = try #require(Catalog.pose(id))
            let first = try before.map { try #require(Catalog.pose($0)) }
            let entries = [first.map { Routine.Entry.pose($0, $0.movement) }, .pose(pose, movement)]
            entry = first == nil ? 0 : 1
            let score = Score(
                routine: Routine(name: "Model", entries: entries.compactMap(\.self)),
                wording: Wording(voice))
            timeline = try score.compile(
                score.lines().reduce(into: [:]) { $0[$1] = Score.estimate($1) })
        }

        private var works: [Span] { timeline.spans.filter { $0.kind == .work && $0.place?.entry == entry } }
        private var speech: [Cue] {
            timeline.cues.filter { $0.sound.text != nil && $0.place?.entry == entry }
        }

        var inWork: [String] {
            speech.filter { cue in works.contains { $0.frame <= cue.frame && cue.frame < $0.end } }
                .compactMap(\.sound.text)
        }

        /// The sentences outside work, each with the silence up to the next sentence, work, or end of the pose.
        func expect(before: [Spoken], between: [Spoken] = [], after: [Spoken]) throws {
            let works = works
            let outside = speech.filter { cue in
                !works.contains { $0.frame <= cue.frame && cue.frame < $0.end }
            }
            let expected = before + between + after
            #expect(outside.compactMap(\.sound.text) == expected.map(\.text))
            let last = try #require(timeline.spans.last { $0.place?.entry == entry })
            for (index, cue) in outside.enumerated() where index < expected.count {
                let next = index + 1 < outside.count ? outside[index + 1].frame : last.end
                let work = works.first { $0.frame >= cue.end }?.frame ?? next
                let silence = min(next, work) - cue.end
                // A change of sides has its chime's stroke before the words.
                let stroke = cue.sound.text == "Lower your right foot to the floor." ? 300 : 0
                #expect(
                    silence == .seconds(Int64(expected[index].silence)) + .milliseconds(Int64(stroke)),
                    "after \(expected[index].text)")
            }
        }
    }
}
