import Practice
import Scheduler
import Testing
import Voice

/// What holds for every edit, whatever was edited before.
@Suite struct EditTests {
    /// A session, and edits of it at positions that go on, and now and then jump.
    struct Rehearsal {
        var arrangement: Arrangement
        var generator: Generator
        var frame = Frames.zero
        var edits: [Place: Frames] = [:]
        var eased: Set<Int> = []

        init(_ seed: Int) throws {
            generator = Generator(seed: seed)
            let score = generator.score(TestVoice.wording)
            arrangement = try Arrangement(score, generator.lengths(score.lines() + score.asides()))
        }

        mutating func move() {
            let timeline = arrangement.timeline
            if generator.chance(60),
                let work = timeline.spans.last(where: { $0.kind == .work && $0.frame <= frame }),
                generator.chance(50)
            {
                frame = work.frame + Frames(Int64(generator.int(0...(Int(work.frames.count) - 1))))
            } else if generator.chance(80) {
                let works = timeline.spans.filter { $0.kind == .work }
                guard !works.isEmpty else { return }
                let work = generator.pick(works)
                frame = work.frame + Frames(Int64(generator.int(0...(Int(work.frames.count) - 1))))
            } else {
                frame = generator.pick(generator.frames(of: timeline))
            }
        }

        mutating func edit(_ edit: Edit) {
            let span = arrangement.timeline.span(at: frame)
            switch edit.change {
            case .longerWork, .oneMoreRepetition, .easier:
                // What comes later is written anew.
                for later in arrangement.timeline.spans where later.frame > frame {
                    if let place = later.place, edits[place] != nil { edits[place] = .zero }
                }
                if let span, span.kind == .work, let place = span.place { edits[place] = frame - span.frame }
            case .nothing, .longerSilence: break
            }
            if case .easier = edit.change, let entry = span?.place?.entry { eased.insert(entry) }
            arrangement = edit.arrangement
        }
    }

    @Test(arguments: 0..<250) func everyEditedTimelineKeepsTheRules(seed: Int) throws {
        var rehearsal = try Rehearsal(seed)
        for _ in 0..<rehearsal.generator.int(1...6) {
            rehearsal.move()
            let (before, frame) = (rehearsal.arrangement, rehearsal.frame)
            let easier = rehearsal.generator.chance(30)
            let edit = easier ? before.easier(at: frame) : before.longer(at: frame)
            rehearsal.edit(edit)
            let after = rehearsal.arrangement.timeline
            #expect(TimelineRules(after, edits: rehearsal.edits, eased: rehearsal.eased).broken == [])
            expectTheSame(before.timeline, after, upTo: frame)
        }
    }

    /// Nothing before the position changes, nor the cue that sounds.
    private func expectTheSame(_ before: Timeline, _ after: Timeline, upTo frame: Frames) {
        #expect(before.cues.filter { $0.frame < frame } == after.cues.filter { $0.frame < frame })
        let past = before.spans.prefix { $0.end <= frame }
        #expect(after.spans.prefix(past.count) == past)
        guard let old = before.span(at: frame) else { return }
        let new = after.spans.first { $0.frame == old.frame }
        #expect(new?.kind == old.kind && new?.place == old.place && (new?.end ?? .zero) >= frame)
    }

    @Test(arguments: 0..<120) func longerGivesWhatItSays(seed: Int) throws {
        var rehearsal = try Rehearsal(seed)
        for _ in 0..<rehearsal.generator.int(1...6) {
            rehearsal.move()
            let (before, frame) = (rehearsal.arrangement, rehearsal.frame)
            let edit = before.longer(at: frame)
            rehearsal.edit(edit)
            let span = before.timeline.span(at: frame)
            let (old, new) = (works(before), works(edit.arrangement))
            // No work is ever shorter than it was.
            for (place, frames) in old { #expect((new[place] ?? .zero) >= frames) }
            switch edit.change {
            case .nothing:
                #expect(edit.arrangement.timeline == before.timeline)
                #expect(edit.aside != nil && span?.place?.side != nil)
                let role = before.score.talk == .full || before.score.talk == .brief
                if role { #expect(edit.aside?.lines() == [before.score.wording.sidesEqual.text]) }
            case .longerSilence(let more):
                #expect(span?.kind != .work && more == .seconds(10) && old == new)
                #expect(edit.arrangement.timeline.frames == before.timeline.frames + more)
            case .longerWork(let more):
                let place = try #require(span?.place)
                var match = place
                match.side = place.side?.other
                for (other, frames) in old {
                    let isLonger = other == place || (other == match && place.side != nil)
                    #expect(new[other] == (isLonger ? frames + more : frames))
                }
                #expect(old.count == new.count)
                let pose = before.score.entry(place.entry)?.0
                let breath = pose?.breath(in: before.score.breath).length
                #expect(more == (before.score.breath == .off ? .seconds(10) : breath.map { Frames($0) }))
            case .oneMoreRepetition:
                let place = try #require(span?.place)
                let movement = try #require(before.score.entry(place.entry)?.1)
                #expect(old.allSatisfy { new[$0.key] == $0.value })
                let sides = movement.sides == .none ? 1 : 2
                #expect(new.count == old.count + sides * movement.phases.count)
                let added = new.keys.filter { old[$0] == nil }
                #expect(added.allSatisfy { $0.entry == place.entry && $0.set == place.set })
            case .easier: Issue.record("not asked for")
            }
        }
    }

    @Test(arguments: 0..<120) func easierNeverAsksForMore(seed: Int) throws {
        var rehearsal = try Rehearsal(seed)
        for _ in 0..<rehearsal.generator.int(1...4) {
            rehearsal.move()
            let (before, frame) = (rehearsal.arrangement, rehearsal.frame)
            if rehearsal.generator.chance(40) {
                rehearsal.edit(before.longer(at: frame))
                continue
            }
            let edit = before.easier(at: frame)
            rehearsal.edit(edit)
            guard case .easier(let equal) = edit.change, let span = before.timeline.span(at: frame),
                let entry = span.place?.entry
            else {
                #expect(edit.arrangement.timeline == before.timeline)
                continue
            }
            let (old, new) = (works(before), works(edit.arrangement))
            let fills = isFilling(before, entry)
            for (place, frames) in old where place.entry != entry { #expect(new[place] == frames) }
            for (place, frames) in new where place.entry == entry && !fills {
                #expect(frames <= (old[place] ?? .zero), "\(place)")
            }
            let sums = Dictionary(
                grouping: new.filter { $0.key.entry == entry && $0.key.side != nil }, by: \.key.side
            )
            .mapValues { $0.reduce(Int64(0)) { $0 + $1.value.count } }
            #expect(equal == (sums[.left] == sums[.right]))
            if let place = span.place, span.kind == .work {
                let frames = try #require(new[place])
                #expect(span.frame + frames >= frame)
                try expectWholeBreaths(before, span, frames, frame)
            }
            let aside = try #require(edit.aside)
            #expect(aside.goesOn <= frame && !aside.isEmpty)
        }
    }

    /// The work ends on a whole breath, no sooner than the low dose, unless it ends where it would have.
    private func expectWholeBreaths(
        _ before: Arrangement, _ span: Span, _ frames: Frames, _ frame: Frames
    ) throws {
        guard frames < span.frames, span.breaths > 0, let entry = span.place?.entry else { return }
        let pose = try #require(before.score.entry(entry)?.0)
        let breath = Frames(pose.breath(in: before.score.breath).length)
        #expect(frames.count.isMultiple(of: breath.count))
        #expect(frames >= frame - span.frame)
    }

    @Test(arguments: 0..<40) func theSameEditsGiveTheSameTimeline(seed: Int) throws {
        let timelines = try (0..<2).map { _ in
            var rehearsal = try Rehearsal(seed)
            for _ in 0..<5 {
                rehearsal.move()
                let now = rehearsal.arrangement
                let easier = rehearsal.generator.chance(30)
                rehearsal.edit(easier ? now.easier(at: rehearsal.frame) : now.longer(at: rehearsal.frame))
            }
            return rehearsal.arrangement.timeline
        }
        #expect(timelines[0] == timelines[1])
    }

    private func works(_ arrangement: Arrangement) -> [Place: Frames] {
        var works: [Place: Frames] = [:]
        for span in arrangement.timeline.spans where span.kind == .work {
            if let place = span.place { works[place] = span.frames }
        }
        return works
    }

    private func isFilling(_ arrangement: Arrangement, _ entry: Int) -> Bool {
        guard let (_, movement) = arrangement.score.entry(entry), case .fill = movement.repetitions else {
            return false
        }
        return true
    }
}
