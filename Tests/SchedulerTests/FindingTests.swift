import Practice
import Scheduler
import Testing
import Voice

/// Finding one's place in a timeline.
@Suite struct FindingTests {
    /// A generated session and some frames of it: spread over it, and at the edges of its spans and cues.
    private func session(_ seed: Int) throws -> (score: Score, timeline: Timeline, frames: [Frames]) {
        var generator = Generator(seed: seed)
        let score = generator.score(TestVoice.wording)
        let timeline = try score.compile(generator.lengths(score.lines()))
        return (score, timeline, generator.frames(of: timeline))
    }

    @Test(arguments: 0..<100) func whatIsFoundAtAFrameLiesThere(seed: Int) throws {
        let (_, timeline, frames) = try session(seed)
        for frame in frames {
            let span = timeline.spans.first { $0.frame <= frame && frame < $0.end }
            #expect(timeline.span(at: frame) == span)
            let sounding = timeline.cues.filter { $0.frame <= frame && frame < $0.end }
            #expect(timeline.cues(soundingAt: frame) == sounding)
            let cue = timeline.cue(at: frame)
            #expect((cue == nil) == sounding.isEmpty)
            if sounding.contains(where: { $0.sound.text != nil }) { #expect(cue?.sound.text != nil) }
            #expect(timeline.startOfCue(at: frame) == cue?.frame ?? frame)
            let said = timeline.cues.last { $0.sound.text != nil && $0.frame < frame }
            #expect(timeline.lastSentence(before: frame) == said)
        }
    }

    @Test func outsideOfATimelineIsNothing() throws {
        let (_, timeline, _) = try session(3)
        #expect(timeline.span(at: Frames(-1)) == nil)
        #expect(timeline.span(at: timeline.frames) == nil)
        #expect(timeline.cue(at: timeline.frames) == nil)
    }

    @Test(arguments: 0..<100) func everyPoseBeginsOnceWithItsWay(seed: Int) throws {
        let (score, timeline, _) = try session(seed)
        let starts = timeline.poseStarts
        let poses = score.routine.entries.indices.filter { score.position(ofEntry: $0) != nil }
        #expect(starts.map(\.entry) == poses)
        for start in starts {
            let first = try #require(timeline.span(at: start.frame))
            #expect(first.place?.entry == start.entry && first.frame == start.frame)
            let words = try #require(timeline.span(at: start.words))
            #expect(words.kind == .instruction && words.frame == start.words)
            #expect(timeline.pose(at: start.words) == start)
            #expect(timeline.pose(ofEntry: start.entry) == start)
        }
    }

    @Test(arguments: 0..<100) func nextAndPreviousWalkFromPoseToPose(seed: Int) throws {
        let (_, timeline, frames) = try session(seed)
        let starts = timeline.poseStarts
        for frame in frames {
            let next = timeline.nextPose(after: frame)
            #expect(next == starts.first { $0.frame > frame })
            let here = starts.last { $0.frame <= frame }
            let previous = timeline.previousPose(at: frame)
            #expect((here == nil) == (previous == nil))
            guard let here, let previous else { continue }
            #expect(previous == here || previous == starts.last { $0.frame < here.frame })
        }
        for (before, start) in zip(starts, starts.dropFirst()) {
            let second = Frames.seconds(1)
            // Twice in a row leads on, wherever the first one landed.
            #expect(timeline.previousPose(at: start.words + second) == before)
            #expect(timeline.previousPose(at: start.words + .seconds(3)) == start)
            #expect(timeline.previousPose(at: start.frame + second) == before)
        }
        if let first = starts.first {
            #expect(timeline.previousPose(at: first.words) == first)
            #expect(timeline.previousPose(at: first.frame - Frames(1)) == nil)
        }
    }

    @Test(arguments: 0..<100) func aBreathBeginsAgainFromItsStart(seed: Int) throws {
        let (_, timeline, frames) = try session(seed)
        for frame in frames {
            let start = timeline.lastWholeBreath(at: frame)
            #expect(start <= frame)
            guard let span = timeline.span(at: frame), span.kind == .work || span.kind == .rest else {
                #expect(start == frame)
                continue
            }
            let tones = timeline.cues(soundingAt: frame).filter { $0.sound.kind == "breath" }
            guard !tones.isEmpty else {
                #expect(start == frame)
                continue
            }
            let begins = timeline.cues.filter { $0.frame == start && $0.sound.kind == "breath" }
            #expect(begins.count == 1, "no tone begins at \(start)")
            let back = timeline.cues.filter {
                $0.sound.kind == "breath" && $0.frame >= start && $0.frame <= frame
            }
            // At most one breath back: no part of it comes twice.
            let parts = back.map(\.sound.role).filter { $0 != "hold" }
            #expect(Set(parts).count == parts.count, "\(parts)")
            if span.breaths > 0 { #expect(start >= span.frame && parts.first == "in") }
        }
    }

    @Test(arguments: 0..<100) func resumingNeverSkipsAndNeverGoesBackIntoOtherWork(seed: Int) throws {
        let (_, timeline, frames) = try session(seed)
        for frame in frames {
            let start = timeline.resumption(at: frame)
            #expect(start <= frame)
            guard let span = timeline.span(at: frame) else { continue }
            let there = try #require(timeline.span(at: start))
            #expect(there.place?.entry == span.place?.entry && there.kind == span.kind)
            guard span.kind != .work else { continue }
            #expect(there == span)
            if let sentence = timeline.cue(at: frame), sentence.sound.text != nil, span.kind != .rest {
                #expect(start <= sentence.frame, "\(sentence) is not said from its start")
            }
        }
    }

    @Test(arguments: 0..<60) func everyFrameMatchesItself(seed: Int) throws {
        let (_, timeline, frames) = try session(seed)
        for frame in frames { #expect(timeline.frame(matching: frame, of: timeline) == frame) }
    }

    /// Another talk level gives other frames; what the person does stays the same.
    @Test(arguments: 0..<60) func placesAreMatchedByPoseNotByFrame(seed: Int) throws {
        var generator = Generator(seed: seed)
        let routine = generator.routine()
        let timelines = try [Talk.full, .chimes].map { talk in
            let score = Score(routine: routine, wording: TestVoice.wording, talk: talk)
            return try score.compile(generator.lengths(score.lines()))
        }
        for frame in generator.frames(of: timelines[0]) {
            let matching = timelines[1].frame(matching: frame, of: timelines[0])
            guard let span = timelines[0].span(at: frame), span.kind == .work else { continue }
            let same = try #require(timelines[1].span(at: matching))
            #expect(same.kind == .work && same.place == span.place)
            #expect(matching - same.frame == frame - span.frame)
        }
    }

    @Test(arguments: 0..<100) func thePositionIsThatOfTheLastWayGone(seed: Int) throws {
        let (score, timeline, frames) = try session(seed)
        for frame in frames {
            var position = Position.standing
            for span in timeline.spans where span.kind != .transition && span.frame <= frame {
                if let entry = span.place?.entry { position = score.position(ofEntry: entry) ?? position }
            }
            #expect(score.position(at: frame, in: timeline) == position)
        }
    }
}
