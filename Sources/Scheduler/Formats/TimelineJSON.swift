import FoundationEssentials
import Practice

extension Timeline {
    /// The timeline in the shape of the contract, as UTF-8 with its keys in alphabetical order.
    ///
    /// - Throws: what the encoder throws; a timeline holds nothing that cannot be written.
    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(Document(self))
    }
}

/// The contract's keys. What does not apply is left out.
private struct Document: Encodable {
    let routine: String
    let voice: String
    let level: String
    let talk: String
    let breath: String
    let sampleRate = Frames.rate
    let frames: Int64
    let seconds: Double
    let cues: [CueRow]
    let spans: [SpanRow]

    init(_ timeline: Timeline) {
        routine = timeline.routine
        voice = timeline.voice
        level = timeline.level.rawValue
        talk = timeline.talk.rawValue
        breath = timeline.breath.description
        frames = timeline.frames.count
        seconds = timeline.frames.seconds
        cues = timeline.cues.map(CueRow.init)
        spans = timeline.spans.map(SpanRow.init)
    }
}

private struct CueRow: Encodable {
    let frame: Int64
    let frames: Int64
    let kind: String
    let role: String
    let text: String?
    let entry: Int?
    let pose: String?
    let side: String?
    let set: Int?
    let repetition: Int?
    let phase: String?

    init(_ cue: Cue) {
        frame = cue.frame.count
        frames = cue.frames.count
        kind = cue.sound.kind
        role = cue.sound.role
        text = cue.sound.text
        entry = cue.place?.entry
        pose = cue.place?.pose
        side = cue.place?.side?.rawValue
        set = cue.place?.set
        repetition = cue.place?.repetition
        phase = cue.place?.phase
    }
}

private struct SpanRow: Encodable {
    let frame: Int64
    let frames: Int64
    let kind: String
    let entry: Int?
    let pose: String?
    let side: String?
    let set: Int?
    let repetition: Int?
    let phase: String?
    let breaths: Int?
    let breath: String?

    init(_ span: Span) {
        frame = span.frame.count
        frames = span.frames.count
        kind = span.kind.rawValue
        entry = span.place?.entry
        pose = span.place?.pose
        side = span.place?.side?.rawValue
        set = span.place?.set
        repetition = span.place?.repetition
        phase = span.place?.phase
        breaths = span.breaths > 0 ? span.breaths : nil
        breath = span.breath?.description
    }
}
