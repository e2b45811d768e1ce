import FoundationEssentials
import Practice
import Text

extension Timeline {
    /// The timeline in the shape of the contract, as UTF-8 with its keys in alphabetical order.
    ///
    /// - Throws: what the encoder throws; a timeline holds nothing that cannot be written.
    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let document = String(decoding: try encoder.encode(Document(self)), as: UTF8.self)
        return Data(JSONText.printable(document).utf8)
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
    let cues: [TimelineRow]
    let spans: [TimelineRow]

    init(_ timeline: Timeline) {
        routine = timeline.routine
        voice = timeline.voice
        level = timeline.level.rawValue
        talk = timeline.talk.rawValue
        breath = timeline.breath.description
        frames = timeline.frames.count
        seconds = timeline.frames.seconds
        cues = timeline.cues.map { TimelineRow($0) }
        spans = timeline.spans.map { TimelineRow($0) }
    }
}

/// A cue or a span.
private struct TimelineRow: Encodable {
    let frame: Int64
    let frames: Int64
    let kind: String
    let entry: Int?
    let pose: String?
    let side: String?
    let set: Int?
    let repetition: Int?
    let phase: String?
    // Of cues.
    var role: String?
    var text: String?
    // Of spans.
    var breaths: Int?
    var breath: String?

    init(_ cue: Cue) {
        self.init(cue.frame, cue.frames, cue.sound.kind, cue.place)
        role = cue.sound.role
        text = cue.sound.text
    }

    init(_ span: Span) {
        self.init(span.frame, span.frames, span.kind.rawValue, span.place)
        breaths = span.breaths > 0 ? span.breaths : nil
        breath = span.breath?.description
    }

    private init(_ frame: Frames, _ frames: Frames, _ kind: String, _ place: Place?) {
        self.frame = frame.count
        self.frames = frames.count
        self.kind = kind
        entry = place?.entry
        pose = place?.pose
        side = place?.side?.rawValue
        set = place?.set
        repetition = place?.repetition
        phase = place?.phase
    }
}
