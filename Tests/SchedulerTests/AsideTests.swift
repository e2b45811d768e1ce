import Practice
import Scheduler
import Testing
import Voice

/// What is said while the session's own time stands still.
@Suite struct AsideTests {
    private func session(_ seed: Int) throws -> (
        arrangement: Arrangement, lengths: [String: Frames], [Frames]
    ) {
        var generator = Generator(seed: seed)
        let score = generator.score(TestVoice.wording)
        let lengths = generator.lengths(score.lines() + score.asides())
        let arrangement = try Arrangement(score, lengths)
        return (arrangement, lengths, generator.frames(of: arrangement.timeline))
    }

    /// Every aside that can be asked for at `frame`.
    private func asides(_ arrangement: Arrangement, _ frame: Frames) -> [Aside] {
        let last = arrangement.position(at: arrangement.timeline.frames)
        let ways = arrangement.timeline.poseStarts.flatMap { start in
            [arrangement.way(to: start, at: frame), arrangement.way(to: start, at: frame, from: last)]
        }
        return [
            arrangement.leadIn(at: frame), arrangement.again(at: frame), arrangement.returning(at: frame),
        ] + ways
    }

    @Test(arguments: 0..<100) func everyAsideIsAWholeTimelineOfKnownTexts(seed: Int) throws {
        let (arrangement, lengths, frames) = try session(seed)
        for frame in frames {
            for aside in asides(arrangement, frame) {
                let timeline = try aside.compile(lengths)
                #expect(aside.isEmpty == timeline.cues.isEmpty || timeline.frames > .zero)
                #expect(Set(timeline.cues.compactMap(\.sound.text)).isSubset(of: aside.lines()))
                #expect(aside.lines().allSatisfy { lengths[$0] != nil })
                #expect(aside.goesOn >= .zero && aside.goesOn <= arrangement.timeline.frames)
                var end = Frames.zero
                for span in timeline.spans {
                    #expect(span.frame == end && span.frames > .zero)
                    end = span.end
                }
                var spoken = Frames.zero
                for cue in timeline.cues {
                    #expect(cue.end <= timeline.frames)
                    guard cue.sound.text != nil else { continue }
                    #expect(cue.frame >= spoken)
                    spoken = cue.end
                }
                let silent = arrangement.score.talk == .chimes || arrangement.score.talk == .silent
                guard silent, !aside.isEmpty else { continue }
                let said = timeline.cues.compactMap(\.sound.text)
                let own = arrangement.timeline.cues.compactMap(\.sound.text)
                // A person's own words are all that is said again there.
                #expect(said.allSatisfy(own.contains))
                #expect(timeline.cues.first?.frame == .zero)
            }
        }
    }

    @Test(arguments: 0..<100) func inWorkAnAsideGoesOnOnAWholeBreath(seed: Int) throws {
        let (arrangement, _, frames) = try session(seed)
        for frame in frames {
            guard let span = arrangement.timeline.span(at: frame), span.kind == .work else { continue }
            let asides = [
                arrangement.leadIn(at: frame), arrangement.again(at: frame), arrangement.returning(at: frame),
            ]
            for aside in asides {
                #expect(aside.goesOn == arrangement.timeline.resumption(at: frame))
                #expect(!aside.isEmpty)
            }
        }
    }

    @Test(arguments: 0..<100) func aLeadInGivesTimeToGetBack(seed: Int) throws {
        let (arrangement, lengths, frames) = try session(seed)
        for frame in frames {
            let aside = arrangement.leadIn(at: frame)
            let timeline = try aside.compile(lengths)
            let span = try #require(arrangement.timeline.span(at: frame))
            guard span.kind == .work else {
                #expect(timeline.cues.allSatisfy { $0.sound.text == nil })
                continue
            }
            #expect(timeline.frames >= .seconds(4))
            guard arrangement.score.talk == .full || arrangement.score.talk == .brief else { continue }
            let said = timeline.cues.compactMap(\.sound.text)
            if let side = span.place?.side, aside.lines().allSatisfy({ (lengths[$0] ?? .zero) > .zero }) {
                #expect(said.first == arrangement.score.wording.on(side).text)
            }
            #expect(aside.lines().count == (span.place?.side == nil ? 1 : 2))
        }
    }

    /// A jump says the way from where the person is, with its time, after the way out of what they are in.
    @Test(arguments: 0..<100) func aJumpSaysTheWayFromWhereThePersonIs(seed: Int) throws {
        let (arrangement, lengths, frames) = try session(seed)
        let score = arrangement.score
        for frame in frames {
            for start in arrangement.timeline.poseStarts {
                let aside = arrangement.way(to: start, at: frame)
                #expect(aside.goesOn == start.words)
                let timeline = try aside.compile(lengths)
                let from = arrangement.position(at: frame)
                let to = try #require(score.position(ofEntry: start.entry))
                let ways = timeline.spans.filter { $0.kind == .transition }
                #expect(ways.isEmpty == (from == to))
                if from == .standing, from != to { #expect(ways.allSatisfy { $0.frames >= .seconds(20) }) }
                if score.talk == .full, from != to {
                    let texts = score.wording.way(from: from, to: to).map(\.text)
                    #expect(aside.lines().suffix(texts.count) == texts[...])
                }
                let works = arrangement.timeline.span(at: frame)?.kind == .work
                if works { #expect(timeline.spans.first?.kind == .release) }
            }
        }
    }

    @Test(arguments: 0..<100) func whoeverComesBackLateHearsWhereToGo(seed: Int) throws {
        let (arrangement, _, frames) = try session(seed)
        let score = arrangement.score
        guard score.talk == .full else { return }
        for frame in frames {
            let span = try #require(arrangement.timeline.span(at: frame))
            let aside = arrangement.returning(at: frame)
            let there = arrangement.timeline.span(at: aside.goesOn)
            guard let entry = span.place?.entry, let (pose, _) = score.entry(entry) else { continue }
            let way = score.wording.way(from: .standing, to: pose.position).map(\.text)
            switch span.kind {
            case .work:
                if pose.position != .standing { #expect(aside.lines().starts(with: way)) }
                #expect(aside.lines().contains(score.wording.name(pose).text))
                #expect(aside.lines().contains(pose.steps?.first ?? ""))
                #expect(there?.place?.entry == entry)
            case .transition, .instruction:
                #expect(aside.goesOn == arrangement.timeline.pose(ofEntry: entry)?.words)
            case .change:
                #expect(there?.kind == .work && there?.place?.side == span.place?.side)
            case .release: #expect(aside.goesOn >= span.end)
            default: break
            }
        }
    }

    @Test func anUnmeasuredLineIsRefused() throws {
        var generator = Generator(seed: 2)
        let score = Score(
            routine: Routine(name: "One", entries: [generator.pose(0)]), wording: TestVoice.wording)
        let arrangement = try Arrangement(score, generator.lengths(score.lines()))
        let work = try #require(arrangement.timeline.spans.first { $0.kind == .work })
        let aside = arrangement.again(at: work.frame + Frames(1))
        #expect(throws: Score.Unmeasured.self) { try aside.compile([:]) }
    }
}

extension Score {
    func entry(_ index: Int) -> (Pose, Movement)? {
        if case .pose(let pose, let movement) = routine.entries[index] { (pose, movement) } else { nil }
    }
}
