import Practice
import Scheduler

/// What always holds for a timeline (DESIGN, *Scheduler*), read off its cues and spans alone. A broken rule is
/// one sentence.
struct TimelineRules {
    let timeline: Timeline
    /// The works that an edit fell into, and how far into them: what was heard by then stays as it was.
    let edits: [Place: Frames]
    /// The entries that a person wanted easier: their sides may differ.
    let eased: Set<Int>
    private(set) var broken: [String] = []

    private var sounds: Bool { timeline.talk != .silent }
    private var works: [Span] { timeline.spans.filter { $0.kind == .work } }

    init(_ timeline: Timeline, edits: [Place: Frames] = [:], eased: Set<Int> = []) {
        self.timeline = timeline
        self.edits = edits
        self.eased = eased
        tiling()
        order()
        opening()
        sides()
        breaths()
        chimes()
        heardStarts()
        quiet()
        countdowns()
        talk()
    }

    private mutating func check(_ holds: Bool, _ rule: @autoclosure () -> String) {
        if !holds { broken.append(rule()) }
    }

    private mutating func tiling() {
        var end = Frames.zero
        for span in timeline.spans {
            check(span.frame == end, "\(span.kind) at \(span.frame) leaves a gap or overlaps")
            check(span.frames > .zero, "\(span.kind) at \(span.frame) is empty")
            end = span.end
        }
        check(end == timeline.frames, "the spans end before the timeline")
    }

    private mutating func order() {
        var last = Frames.zero
        var spokenEnd = Frames.zero
        for cue in timeline.cues {
            check(cue.frame >= last, "cue at \(cue.frame) out of order")
            check(cue.frames > .zero, "cue at \(cue.frame) is empty")
            check(cue.end <= timeline.frames, "cue at \(cue.frame) outlasts the timeline")
            last = cue.frame
            guard cue.sound.kind == "speech" else { continue }
            check(cue.frame >= spokenEnd, "speech at \(cue.frame) overlaps the one before")
            spokenEnd = cue.end
        }
    }

    private mutating func opening() {
        let first = timeline.cues.first
        check(first?.frame == .zero && first?.sound == .chime(.open), "no open chime at 0")
        for cue in timeline.cues where cue.sound.kind == "speech" {
            check(cue.frame >= Frames(96_000), "speech at \(cue.frame) within the opening chime")
        }
    }

    /// Both sides get the same work, to the frame.
    private mutating func sides() {
        var sums: [Int: [Side: Int64]] = [:]
        for span in works {
            if let place = span.place, let side = place.side {
                sums[place.entry, default: [:]][side, default: 0] += span.frames.count
            }
        }
        for (entry, sum) in sums where !eased.contains(entry) {
            check(
                sum[.left] == sum[.right],
                "entry \(entry): left \(sum[.left] ?? 0), right \(sum[.right] ?? 0)")
        }
    }

    /// Tones tile whole breaths from the start of a run of work, and none is cut by its end.
    private mutating func breaths() {
        let tones = timeline.cues.filter { $0.sound.kind == "breath" }
        check(sounds || tones.isEmpty, "tones at silent")
        check(timeline.breath != .off || tones.isEmpty, "tones with breath off")
        for span in timeline.spans where span.kind == .work || span.kind == .rest {
            let inside = tones.filter { $0.frame >= span.frame && $0.frame < span.end }
            guard let first = inside.first, let last = inside.last else { continue }
            check(first.frame == span.frame, "tones begin late in \(span.kind) at \(span.frame)")
            check(last.end <= span.end, "a tone is cut at \(span.end)")
            for (a, b) in zip(inside, inside.dropFirst()) {
                check(a.end == b.frame, "tones do not tile at \(b.frame)")
            }
            guard span.breaths > 0 else { continue }
            let ins = inside.filter { $0.sound.role == "in" }.count
            check(ins == span.breaths, "\(span.breaths) breaths but \(ins) tones at \(span.frame)")
            check(first.sound.role == "in", "a hold begins with an out-breath at \(span.frame)")
        }
        let ranges = timeline.spans.filter { $0.kind == .work || $0.kind == .rest }
        let inWork = tones.filter { tone in ranges.contains { $0.frame <= tone.frame && tone.end <= $0.end } }
        check(inWork.count == tones.count, "tones outside work")
    }

    /// `begin` and `end` on the first and last work of a side in a set, and on all of 10 s or more.
    private mutating func chimes() {
        guard sounds else { return }
        let begins = frames(.begin)
        let ends = frames(.end)
        for (index, span) in works.enumerated() {
            let long = span.frames >= .seconds(10)
            func same(_ other: Span) -> Bool {
                other.place?.entry == span.place?.entry && other.place?.side == span.place?.side
                    && other.place?.set == span.place?.set
            }
            let first = !works[..<index].contains(where: same)
            let last = !works[(index + 1)...].contains(where: same)
            if edit(in: span) == nil {
                check(begins.contains(span.frame) == (first || long), "begin at \(span.frame)")
            }
            if first || long { check(begins.contains(span.frame), "no begin chime at \(span.frame)") }
            // An easier pose may end with a repetition whose first side was over by then.
            let wasLast = last && !(span.place.map { eased.contains($0.entry) } ?? false)
            if wasLast || long { check(ends.contains(span.end), "no end chime at \(span.end)") }
        }
        let starts = Set(works.map(\.frame))
        let stops = Set(works.map(\.end))
        check(begins.isSubset(of: starts), "a begin chime outside work")
        check(ends.isSubset(of: stops), "an end chime away from the end of work")
    }

    private func frames(_ role: ChimeRole) -> Set<Frames> {
        Set(timeline.cues.filter { $0.sound == .chime(role) }.map(\.frame))
    }

    /// Nothing inside work is silent: every start has a tone or a chime.
    private mutating func heardStarts() {
        guard sounds else { return }
        let heard = Set(timeline.cues.filter { $0.sound.kind != "speech" }.map(\.frame))
        for span in works { check(heard.contains(span.frame), "nothing is heard at \(span.frame)") }
    }

    /// In a hold of 20 s or more at least 60 % is free of words.
    private mutating func quiet() {
        for span in works where span.frames >= .seconds(20) {
            let words = speech(in: span).reduce(Int64(0)) { $0 + $1.frames.count }
            if let edit = edit(in: span), words * 10 > span.frames.count * 4 {
                check(
                    speech(in: span).allSatisfy { $0.frame < span.frame + edit },
                    "more words at \(span.frame)")
                continue
            }
            check(words * 10 <= span.frames.count * 4, "\(words) frames of words in work at \(span.frame)")
        }
        for span in works {
            for cue in speech(in: span) {
                check(cue.end <= span.end, "speech at \(cue.frame) outlasts its work")
                let allowed: Set = ["breath", "halfway", "countdown", "count"]
                check(allowed.contains(cue.sound.role), "\(cue.sound.role) inside work at \(cue.frame)")
            }
        }
    }

    private func speech(in span: Span) -> [Cue] {
        timeline.cues.filter {
            $0.sound.kind == "speech" && $0.frame >= span.frame && $0.frame < span.end
        }
    }

    private mutating func countdowns() {
        let second = Frames.seconds(1)
        let counted = timeline.cues.filter { $0.sound.role == "countdown" && !isCutOff($0) }
        check(counted.count % 3 == 0, "\(counted.count) countdown numbers")
        let works = works
        for start in stride(from: 0, to: counted.count - counted.count % 3, by: 3) {
            let run = counted[start..<(start + 3)].map(\.frame)
            check(run[1] - run[0] == second && run[2] - run[1] == second, "countdown at \(run[0])")
            let end = run[2] + second
            check(works.contains { $0.end == end && $0.frames >= .seconds(30) }, "countdown to \(end)")
            let marked = !sounds || frames(.end).contains(end)
            check(marked, "no end chime after the countdown at \(end)")
        }
    }

    private func edit(in span: Span) -> Frames? { span.place.flatMap { edits[$0] } }

    /// A number that was said before an edit moved the end of the work.
    private func isCutOff(_ cue: Cue) -> Bool {
        guard let place = cue.place, let edit = edits[place],
            let work = works.first(where: { $0.place == place })
        else { return false }
        return cue.frame < work.frame + edit
    }

    private mutating func talk() {
        let roles = Set(timeline.cues.filter { $0.sound.kind == "speech" }.map(\.sound.role))
        let allowed: Set<String>
        switch timeline.talk {
        case .full, .auto: allowed = Set(SpeechRole.allCases.map(\.rawValue))
        case .brief: allowed = ["transition", "name", "side", "countdown", "release", "closing", "own"]
        case .chimes: allowed = ["own"]
        case .silent: allowed = []
        }
        let talk = timeline.talk
        check(roles.isSubset(of: allowed), "\(roles.subtracting(allowed)) at \(talk)")
        guard timeline.talk == .silent else { return }
        let others = timeline.cues.filter { $0.sound != .chime(.open) && $0.sound != .chime(.close) }
        check(others.isEmpty, "\(others.count) sounds at silent")
    }
}
