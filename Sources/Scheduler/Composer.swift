import Practice
import Voice

/// Writes a timeline from its start to its end. What it writes is laid out in its extensions, a file a part of
/// the session; here are the pen and the paper.
struct Composer {
    let score: Score
    /// What the welcome says; nil while nobody knows: then there is none.
    let minutes: Int?
    let changes: Changes
    /// The work that is being played, where there is an edit.
    let running: Running?
    let length: (String) -> Frames

    /// Where the next span begins.
    private(set) var now = Frames.zero
    /// How much has been spoken.
    private(set) var spoken = Frames.zero
    private var cues: [Cue] = []
    private var spans: [Span] = []
    /// Where the span that is being written began.
    private var spanStart = Frames.zero
    /// The level of the part that is being written; never `auto`.
    var talk: Talk
    /// Where the body is.
    var position = Position.standing
    /// Whether the way into a first pose has been gone.
    var hasMoved = false
    /// Whether the work just written closed with an end chime.
    var endsWithChime = false
    /// Whether it is told by breath tones.
    var endsWithTone = false

    init(
        _ score: Score, minutes: Int?, changes: Changes = Changes(), running: Running? = nil,
        length: @escaping (String) -> Frames
    ) {
        self.score = score
        self.minutes = minutes
        self.changes = changes
        self.running = running
        talk = score.openingTalk
        self.length = length
    }

    var wording: Wording { score.wording }
    var speaksAll: Bool { talk == .full }
    /// At `full` and `brief`.
    var speaks: Bool { talk == .full || talk == .brief }
    var sounds: Bool { talk != .silent }

    /// The cues in order, the spans as they were written.
    var timeline: Timeline {
        // Written almost in order: only an end chime, or a word over a tone, was put down early.
        let ordered = cues.enumerated().sorted {
            ($0.element.frame, $0.offset) < ($1.element.frame, $1.offset)
        }
        return Timeline(
            routine: score.routine.title, voice: wording.voice.id, level: score.level, talk: score.talk,
            breath: score.breath, cues: ordered.map(\.element), spans: spans)
    }

    mutating func compose() {
        let entries = score.routine.entries
        opening(entries)
        for index in entries.indices where index >= score.from {
            switch entries[index] {
            case .say(let text): say(text, entry: index)
            case .pose:
                talk = score.talk(ofEntry: index)
                pose(index)
            }
        }
        talk = score.openingTalk
        closing()
    }

    // MARK: Writing

    /// Everything up to `now` that no span has yet becomes one; nothing happens where no time has passed.
    mutating func close(
        _ kind: Span.Kind, _ place: Place? = nil, breaths: Int = 0, pattern: BreathPattern? = nil
    ) {
        guard now > spanStart else { return }
        spans.append(
            Span(
                frame: spanStart, frames: now - spanStart, kind: kind, place: place, breaths: breaths,
                breath: unusual(pattern)))
        spanStart = now
    }

    mutating func pass(_ frames: Frames) { now += frames }

    /// Silence up to `frame`, none where it has passed.
    mutating func wait(until frame: Frames) { now = max(now, frame) }

    /// Silence in which the body moves: twice as long at a slow pace.
    mutating func move(_ frames: Frames) { now += paced(frames) }

    func paced(_ frames: Frames) -> Frames { score.pace == .slow ? frames * 2 : frames }

    /// Speaks from `now` on.
    mutating func speak(_ role: SpeechRole, _ line: Line, _ place: Place?) {
        now = put(role, line, at: now, place)
    }

    /// Speaks, then leaves the silence that the line asks for.
    mutating func speak(_ role: SpeechRole, _ lines: [Line], _ place: Place?) {
        for line in lines {
            speak(role, line, place)
            silence(after: line)
        }
    }

    /// Speaks; after the last line `last`, which is paced, instead of what the line asks for.
    mutating func speak(_ role: SpeechRole, _ lines: [Line], _ place: Place?, last: Frames) {
        speak(role, Array(lines.dropLast()), place)
        if let line = lines.last { speak(role, line, place) }
        move(last)
    }

    mutating func silence(after line: Line) {
        let silence = Silence.after(line.moves)
        if line.moves == .still { pass(silence) } else { move(silence) }
    }

    /// Puts words down without moving on; returns where they end. An unspeakable line leaves no cue.
    @discardableResult
    mutating func put(_ role: SpeechRole, _ line: Line, at frame: Frames, _ place: Place?) -> Frames {
        let frames = length(line.text)
        guard frames > .zero else { return frame }
        spoken += frames
        cues.append(Cue(frame: frame, frames: frames, sound: .speech(role, line.text), place: place))
        return frame + frames
    }

    mutating func chime(_ role: ChimeRole, at frame: Frames, _ place: Place?) {
        guard sounds || role == .open || role == .close else { return }
        cues.append(Cue(frame: frame, frames: role.frames, sound: .chime(role), place: place))
    }

    /// Breath tones, one a part, from `frame` on.
    mutating func breathe(_ roles: [(BreathRole, Seconds)], at frame: Frames, _ place: Place?) {
        guard sounds else { return }
        var at = frame
        for (role, length) in roles where length > .zero {
            cues.append(Cue(frame: at, frames: Frames(length), sound: .breath(role), place: place))
            at += Frames(length)
        }
    }

    /// `pattern` where it is not the session's own; with the breath off, where it is not what a breath then counts.
    private func unusual(_ pattern: BreathPattern?) -> BreathPattern? {
        if case .pattern(let usual) = score.breath { return pattern == usual ? nil : pattern }
        return pattern == .even ? nil : pattern
    }
}

extension BreathPattern {
    var inParts: [(BreathRole, Seconds)] { [(.in, inhale), (.hold, holdIn)] }
    var outParts: [(BreathRole, Seconds)] { [(.out, exhale), (.hold, holdOut)] }
    var parts: [(BreathRole, Seconds)] { inParts + outParts }
}
