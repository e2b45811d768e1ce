import Practice
import Voice

/// What is said outside the timeline: the session's own time stands still meanwhile, and goes on at `goesOn`.
///
/// At the talk levels `chimes` and `silent` a chime stands for the words: whoever pressed a key is answered.
public struct Aside: Sendable {
    /// The frame of the session's timeline at which it goes on.
    public let goesOn: Frames
    let score: Score
    let place: Place?
    private var steps: [Step] = []

    enum Step: Sendable, Hashable {
        case say(SpeechRole, String)
        case chime(ChimeRole)
        case pass(Frames)
        /// Silence up to this frame of the aside; none where words took longer.
        case wait(until: Frames)
        /// What has passed since the last one is a span of this kind.
        case close(Span.Kind)
    }

    init(_ score: Score, at place: Place?, goesOn: Frames) {
        self.score = score
        self.place = place
        self.goesOn = goesOn
    }

    /// Nothing is to be said first: the session goes on at once, and its own words answer.
    public var isEmpty: Bool { steps.isEmpty }

    /// The texts to be measured, each once.
    public func lines() -> [String] {
        var seen: Set<String> = []
        return steps.compactMap { step in
            if case .say(_, let text) = step, seen.insert(text).inserted { text } else { nil }
        }
    }

    /// The aside as a timeline of its own, from its frame 0; a pure function of it and of the `lengths` of the clips by
    /// their text.
    public func compile(_ lengths: [String: Frames]) throws(Score.Unmeasured) -> Timeline {
        var now = Frames.zero
        var cues: [Cue] = []
        var spans: [Span] = []
        for step in steps + [.close(.ready)] {
            switch step {
            case .say(let role, let text):
                guard let frames = lengths[text] else { throw Score.Unmeasured(text: text) }
                guard frames > .zero else { continue }
                cues.append(Cue(frame: now, frames: frames, sound: .speech(role, text), place: place))
                now += frames
            case .chime(let role):
                cues.append(Cue(frame: now, frames: role.frames, sound: .chime(role), place: place))
            case .pass(let frames): now += frames
            case .wait(let frame): now = max(now, frame)
            case .close(let kind):
                let start = spans.last?.end ?? .zero
                guard now > start else { continue }
                spans.append(Span(frame: start, frames: now - start, kind: kind, place: place))
            }
        }
        return Timeline(
            routine: score.routine.title, voice: score.wording.voice.id, level: score.level, talk: score.talk,
            breath: score.breath, cues: cues, spans: spans)
    }
}

/// Writing an aside.
extension Aside {
    /// Never `auto`.
    var talk: Talk { score.answer(at: place) }
    var speaks: Bool { talk == .full || talk == .brief }

    mutating func say(_ role: SpeechRole, _ line: Line, then silence: Frames) {
        steps.append(.say(role, line.text))
        steps.append(.pass(silence))
    }

    /// Says the lines, each with the silence that it asks for, and after the last one `last` if given, which passes without
    /// a line too.
    mutating func say(_ role: SpeechRole, _ lines: [Line], last: Frames? = nil) {
        if let last, lines.isEmpty { pass(last) }
        for (index, line) in lines.enumerated() {
            var silence = Silence.after(line.moves)
            if line.moves != .still { silence = paced(silence) }
            say(role, line, then: index == lines.count - 1 ? last ?? silence : silence)
        }
    }

    mutating func pass(_ frames: Frames) { steps.append(.pass(frames)) }
    mutating func wait(until frame: Frames) { steps.append(.wait(until: frame)) }
    mutating func close(_ kind: Span.Kind) { steps.append(.close(kind)) }

    /// A chime, and the time that it rings.
    mutating func chime() {
        steps.append(.chime(.change))
        steps.append(.pass(ChimeRole.change.frames))
    }

    /// Time in which the body moves: twice as long at a slow pace.
    func paced(_ frames: Frames) -> Frames { score.pace == .slow ? frames * 2 : frames }
}
